package io.anula.simulator;

import static io.anula.simulator.Calls.INVOICE;
import static io.anula.simulator.Calls.cancel;
import static io.anula.simulator.Calls.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LaFacturaTest {
    private Simulator simulator = Simulator.start(Calls.options().build());

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(SimulatorOptionsBuilder options) {
        simulator.close();
        simulator = Simulator.start(options.build());
    }

    @Test
    void shouldAskForALogin_whenThereIsNoneOrAWrongOne() throws IOException {
        for (String fields :
                new String[] {"", "Authorization: Basic ZGVtbzpubw==\r\n", "Authorization: Bearer x\r\n"}) {
            try (Wire wire = new Wire(simulator.port())) {
                wire.send("DELETE", INVOICE, fields, Calls.deletion("fc-1"));
                Wire.Answer answer = wire.answer();
                assertEquals(401, answer.status());
                assertTrue(answer.head().contains("WWW-Authenticate: Basic realm=\"LaFactura\""));
            }
        }
        assertEquals(3, simulator.stats().refusedLogins());
        assertEquals(0, simulator.stats().notesMade());
    }

    @Test
    void shouldTakeTheGoldenHash_whenItIsThatDayInBogota() throws IOException {
        String body = Calls.deletion("fc-54984309jtr0ret90jjrg", "549115f582e4386f020705a29d79eaed");
        Wire.Answer answer = Wire.once(simulator.port(), "DELETE", INVOICE, body);
        assertEquals(200, answer.bodyCode());
        assertEquals("fc-54984309jtr0ret90jjrg", answer.field("referal"));
        assertEquals("Creation", answer.field("mode"));
        assertEquals("0", answer.field("process"));
        assertTrue(answer.field("tascode").startsWith("nc-"));
        assertTrue(answer.body().contains("con exito\",\n}"), "the documented comma before the brace");
    }

    @Test
    void shouldRefuse_whenTheHashIsOfTomorrow() throws IOException {
        String body = Calls.deletion("fc-1", DailyHash.of("fc-1", Calls.TODAY.plusDays(1)));
        Wire.Answer answer = Wire.once(simulator.port(), "DELETE", INVOICE, body);
        assertEquals(200, answer.status());
        assertEquals(400, answer.bodyCode());
        assertEquals(1, simulator.stats().wrongHashes());
        assertEquals(0, simulator.notes("fc-1"));
    }

    @Test
    void shouldRefuse_whenFieldsAreMissingOrNotText() throws IOException {
        for (String body : new String[] {
            "",
            "{",
            "{}",
            "{\"deleteInvoice\":{}}",
            "{\"deleteInvoice\":{\"tascode\":1,\"hash\":\"a\",\"description\":\"b\"}}",
            Calls.deletion("xx-1")
        }) {
            assertEquals(
                    400, Wire.once(simulator.port(), "DELETE", INVOICE, body).bodyCode(), body);
        }
    }

    @Test
    void shouldShow012_whenVerifiedThreeTimes() throws IOException {
        String note = cancel(simulator, "fc-1").field("tascode");
        Wire.Answer first = verify(simulator, note);
        assertEquals("0", first.field("process"));
        assertFalse(first.body().contains("zip"));
        assertEquals("1", verify(simulator, note).field("process"));
        Wire.Answer last = verify(simulator, note);
        assertEquals("2", last.field("process"));
        assertEquals("http://localhost/lafactura/warehouse/good/" + note + ".zip", last.field("URL"));
        assertEquals("http://localhost/lafactura/warehouse/good/" + note + "-I.zip", last.field("CHECK"));
        assertEquals(3, simulator.stats().verifies());
        String path = "/lafactura/warehouse/good/" + note + "-I.zip";
        assertTrue(Wire.once(simulator.port(), "GET", path, "").body().startsWith("PK"));
    }

    @Test
    void shouldRejectTheSecondOfTwo_whenEverySecondIsRejected() throws IOException {
        restart(Calls.options().rejectEvery(2).verifiesUntilDecided(0));
        String first = cancel(simulator, "fc-1").field("tascode");
        String second = cancel(simulator, "fc-2").field("tascode");
        assertEquals("2", verify(simulator, first).field("process"));
        Wire.Answer rejected = verify(simulator, second);
        assertEquals("95", rejected.field("process"));
        assertFalse(rejected.body().contains("zip"));
    }

    @Test
    void shouldNameTheNewestNote_whenTheLookupIsTruthful() throws IOException {
        assertFalse(verify(simulator, "fc-1").body().contains("referal"));
        cancel(simulator, "fc-1");
        String newest = cancel(simulator, "fc-1").field("tascode");
        Wire.Answer found = verify(simulator, "fc-1");
        assertEquals("Factura", found.field("type"));
        assertEquals(newest, found.field("referal"));
        assertEquals(2, simulator.stats().lookups());
    }

    @Test
    void shouldNameNoNote_whenTheLookupIsSilent() throws IOException {
        restart(Calls.options().lookup(SimulatorOptions.Lookup.SILENT));
        cancel(simulator, "fc-1");
        assertFalse(verify(simulator, "fc-1").body().contains("referal"));
    }

    @Test
    void shouldSay404InTheBody_whenTheCodeIsUnknown() throws IOException {
        Wire.Answer answer = verify(simulator, "nc-unknown");
        assertEquals(200, answer.status());
        assertEquals(404, answer.bodyCode());
    }

    @Test
    void shouldSay404_whenTheSlashAtTheEndIsMissing() throws IOException {
        assertEquals(
                404,
                Wire.once(simulator.port(), "DELETE", "/lafactura/api2.0/invoice", "{}")
                        .status());
    }

    @Test
    void shouldTakeBothBodiesByPost_whenTheFallbackIsUsed() throws IOException {
        Wire.Answer created = Wire.once(simulator.port(), "POST", INVOICE + "index.php", Calls.deletion("fc-1"));
        String note = created.field("tascode");
        Wire.Answer verified = Wire.once(simulator.port(), "POST", INVOICE + "index.php", Calls.verification(note));
        assertEquals("0", verified.field("process"));
        assertEquals(
                400,
                Wire.once(simulator.port(), "POST", INVOICE, Calls.deletion("fc-1"))
                        .bodyCode());
    }

    @Test
    void shouldVaryWhatTheDocumentationLeavesOpen_whenNotesFollowEachOther() throws IOException {
        Wire.Answer first = cancel(simulator, "fc-1");
        assertTrue(first.body().contains("\"code\":\"200\"") && first.body().contains("\"document\":{"));
        assertTrue(cancel(simulator, "fc-2").body().contains("\"code\":200"));
        assertTrue(cancel(simulator, "fc-3").body().contains("\"documento\":{"));
        cancel(simulator, "fc-4");
        assertTrue(cancel(simulator, "fc-5").body().contains("\"cude\":"));
    }

    @Test
    void shouldLogEveryChange_whenANoteIsDecided() throws IOException {
        String note = cancel(simulator, "fc-1").field("tascode");
        for (int i = 0; i < 3; i++) {
            verify(simulator, note);
        }
        String body = "{\"getLog\":{\"tascode\":\"" + note + "\"}}";
        String log = Wire.once(simulator.port(), "GET", INVOICE, body).body();
        assertTrue(log.contains("{\"fecha\":\"2020-03-21 22:00:00\",\"proceso\":\"0\"}"), log);
        assertTrue(log.contains("\"proceso\":\"2\""), log);
    }

    @Test
    void shouldGiveOneRange_whenAskedForRanges() throws IOException {
        String body = "{\"getRanges\":{\"mode\":\"active\",\"type\":\"creditNote\"}}";
        Wire.Answer answer = Wire.once(simulator.port(), "GET", "/lafactura/api2.0/general/", body);
        assertEquals(200, answer.bodyCode());
        assertEquals("creditNote", answer.field("type"));
        assertFalse(Json.read(answer.json().getBytes(StandardCharsets.UTF_8)).isMissingNode());
    }

    @Test
    void shouldCountDoubles_whenAnInvoiceIsCancelledTwice() throws IOException {
        cancel(simulator, "fc-1");
        cancel(simulator, "fc-2");
        cancel(simulator, "fc-1");
        cancel(simulator, "fc-1");
        Stats stats = simulator.stats();
        assertEquals(4, stats.cancels());
        assertEquals(4, stats.notesMade());
        assertEquals(1, stats.doubles());
        assertEquals(3, stats.notes().get("fc-1"));
        assertEquals(1, simulator.notes("fc-2"));
    }
}
