package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LaFactura's interface 3.0 beside 2.0. */
final class LaFactura3Test {
    private static final String BASE = "/lafactura/api3.0";
    private Simulator simulator =
            Simulator.start(Calls.options().verifiesUntilDecided(0).build());

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(RepeatedIntId repeated) {
        simulator.close();
        simulator = Simulator.start(Calls.options().repeatedIntId(repeated).build());
    }

    private Wire.Answer post(String path, String body) throws IOException {
        return Wire.once(simulator.port(), "POST", BASE + path, body);
    }

    private Wire.Answer cancel(String tascode, String intId) throws IOException {
        String own = intId.isEmpty() ? "" : "\"intID\":\"" + intId + "\",";
        return post(
                "/creditNote/",
                "{\"deleteInvoice\":{\"tascode\":\"" + tascode + "\"," + own + "\"description\":\"x\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc-1", "ds-1", "da-1"})
    void shouldMakeANoteWithoutAHash(String tascode) throws IOException {
        Wire.Answer made = cancel(tascode, "N-1");
        assertEquals(200, made.bodyCode());
        assertEquals(tascode, made.field("referal"));
        assertTrue(made.body().contains("\"enhancedInfo\"") && made.body().contains("\"remaining\""), made.body());
        Wire.Answer verified = post("/invoice/", Calls.verification(made.field("tascode")));
        assertEquals("2", verified.field("process"));
        for (String link : new String[] {verified.field("PDF"), verified.field("ATTACHED"), verified.field("URL")}) {
            String path = link.substring(link.indexOf("/lafactura/"));
            assertEquals(200, Wire.once(simulator.port(), "GET", path, "").status(), link);
        }
        assertEquals(
                made.field("tascode"),
                post("/invoice/", Calls.verification(tascode)).field("referal"));
        assertEquals(1, simulator.stats().lookups());
        assertEquals(0, simulator.stats().wrongHashes());
    }

    @Test
    void shouldAnswerGeneralCalls() throws IOException {
        String ranges = "{\"getRanges\":{\"mode\":\"active\",\"type\":\"creditNote\"}}";
        assertEquals("creditNote", post("/general/", ranges).field("type"));
        String note = cancel("fc-1", "").field("tascode");
        assertTrue(post("/invoice/", "{\"getLog\":{\"tascode\":\"" + note + "\"}}")
                .body()
                .contains("fecha"));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /creditNote/, 400",
        "GET, /invoice/, 400",
        "POST, /invoice/, 400",
        "GET, /general/, 400",
    })
    void shouldRefuse_whenTheMethodOrThePlaceIsAnother(String method, String place, int code) throws IOException {
        String body = "{\"deleteInvoice\":{\"tascode\":\"fc-1\",\"description\":\"x\"}}";
        assertEquals(
                code, Wire.once(simulator.port(), method, BASE + place, body).bodyCode());
        assertEquals(0, simulator.stats().notesMade());
    }

    @Test
    void shouldStayAsItWas_whenTheInterfaceIs20() throws IOException {
        assertEquals(400, Calls.cancel(simulator, "ds-1").bodyCode());
        assertEquals(
                404,
                Wire.once(simulator.port(), "POST", "/lafactura/api2.0/creditNote/", "{}")
                        .status());
        assertEquals(404, post("/creditNote", "{}").status());
        assertEquals(400, cancel("nc-1", "N-1").bodyCode());
        assertEquals(
                400,
                post("/creditNote/", "{\"deleteInvoice\":{\"tascode\":\"fc-1\"}}")
                        .bodyCode());
    }

    @Test
    void shouldMakeASecondNote_whenARepeatedIdIsIgnored() throws IOException {
        restart(RepeatedIntId.SECOND_NOTE);
        assertNotEquals(
                cancel("fc-1", "N-1").field("tascode"), cancel("fc-1", "N-1").field("tascode"));
        assertEquals(1, simulator.stats().doubles());
        assertEquals(1, simulator.stats().repeatedIntIds());
    }

    @Test
    void shouldAnswerWithTheSameNote_whenARepeatedIdIsTheSameCall() throws IOException {
        restart(RepeatedIntId.SAME_NOTE);
        String first = cancel("fc-1", "N-1").field("tascode");
        assertEquals(first, cancel("fc-1", "N-1").field("tascode"));
        assertEquals("fc-1", cancel("fc-2", "N-1").field("referal"), "whatever the invoice is");
        assertNotEquals(first, cancel("fc-3", "N-2").field("tascode"));
        assertEquals(0, simulator.stats().doubles());
        assertEquals(2, simulator.stats().notesMade());
    }

    @Test
    void shouldMakeNothing_whenARepeatedIdIsRefused() throws IOException {
        restart(RepeatedIntId.REFUSAL);
        cancel("fc-1", "N-1");
        assertEquals(400, cancel("fc-1", "N-1").bodyCode());
        assertEquals(1, simulator.stats().notesMade());
    }

    @ParameterizedTest
    @EnumSource(RepeatedIntId.class)
    void shouldMakeANoteEachTime_whenThereIsNoId(RepeatedIntId repeated) throws IOException {
        restart(repeated);
        cancel("fc-1", "");
        cancel("fc-1", "");
        assertEquals(2, simulator.notes("fc-1"));
        assertEquals(0, simulator.stats().repeatedIntIds());
    }

    @Test
    void shouldPlayFaults() throws IOException {
        simulator.scriptCancels("ds-1", Fault.BODY_500_AFTER);
        assertEquals(500, cancel("ds-1", "N-1").bodyCode());
        assertEquals(1, simulator.notes("ds-1"));
    }
}
