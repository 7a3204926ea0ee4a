package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultTest {
    private final Simulator simulator = Simulator.start(Calls.options().build());
    private final Wire wire;

    FaultTest() throws IOException {
        wire = new Wire(simulator.port());
    }

    /** One answer proves that the connection is not merely waiting to be accepted. */
    @BeforeEach
    void connect() throws IOException {
        assertEquals(200, wire.exchange("GET", "/stats", "").status());
    }

    @AfterEach
    void close() throws IOException {
        wire.close();
        simulator.close();
    }

    private void cancelWith(String fault) throws IOException {
        simulator.scriptCancels("fc-1", Fault.require(fault));
        wire.send("DELETE", Calls.INVOICE, Calls.deletion("fc-1"));
    }

    @ParameterizedTest
    @CsvSource({"reset-before, 0", "reset-after, 1"})
    void shouldReset_whenTheRequestWasRead(String fault, int made) throws IOException {
        cancelWith(fault);
        assertThrows(SocketException.class, wire::answer);
        assertEquals(made, simulator.notes("fc-1"));
    }

    @ParameterizedTest
    @CsvSource({"hang-before, 0", "hang-after, 1"})
    void shouldSayNothing_whenItHangs(String fault, int made) throws IOException {
        cancelWith(fault);
        wire.timeout(300);
        assertThrows(SocketTimeoutException.class, wire::read);
        assertEquals(made, simulator.notes("fc-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "500-before, 500, -1, 0",
        "500-after, 500, -1, 1",
        "503, 503, -1, 0",
        "429, 429, -1, 0",
        "html, 200, -1, 1",
        "body-500, 200, 500, 0",
        "body-500-after, 200, 500, 1",
        "body-400, 200, 400, 0"
    })
    void shouldAnswerAsNamed_whenACancelIsStruck(String fault, int status, int code, int made) throws IOException {
        cancelWith(fault);
        Wire.Answer answer = wire.answer();
        assertEquals(status, answer.status());
        assertEquals(code, answer.bodyCode());
        assertEquals(made, simulator.notes("fc-1"));
        assertEquals(1L, simulator.stats().faults().get(fault));
        assertEquals(
                200,
                wire.exchange("DELETE", Calls.INVOICE, Calls.deletion("fc-1")).bodyCode());
    }

    @Test
    void shouldNameTheSeconds_whenItIsTooMuch() throws IOException {
        cancelWith("429");
        assertTrue(wire.answer().head().contains("Retry-After: 1\r\n"));
    }

    @Test
    void shouldEndInTheMiddle_whenTheAnswerIsCut() throws IOException {
        cancelWith("cut-json");
        Wire.Answer answer = wire.answer();
        assertTrue(answer.head().contains("Connection: keep-alive"));
        assertFalse(answer.head().contains("Content-Length: " + answer.body().length()));
        assertTrue(answer.body().startsWith("{") && !answer.body().endsWith("}\n"));
        assertEquals(-1, wire.read());
        assertEquals(1, simulator.notes("fc-1"));
    }

    @Test
    void shouldComeByteByByte_whenItDrips() throws IOException {
        cancelWith("slow-drip");
        assertTrue(wire.head().startsWith("HTTP/1.1 200"));
        long start = System.nanoTime();
        assertEquals('{', wire.read());
        assertEquals('\n', wire.read());
        assertEquals('"', wire.read());
        assertTrue(System.nanoTime() - start >= 150_000_000, "three bytes cannot come within 150 ms");
        assertEquals(1, simulator.notes("fc-1"));
    }

    @ParameterizedTest
    @CsvSource({"stuck-at-1, 1, 1", "jump-to-95, 95, 95", "unknown-7, 7, 2"})
    void shouldShowThatProcess_whenAVerifyIsStruck(String fault, String now, String later) throws IOException {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        simulator.scriptVerifies("fc-1", Fault.require(fault));
        assertEquals(now, Calls.verify(simulator, note).field("process"));
        Calls.verify(simulator, note);
        assertEquals(later, Calls.verify(simulator, note).field("process"));
    }

    @Test
    void shouldBeRejectedFromThenOn_whenAnAcceptedNoteIsRevoked() throws IOException {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        for (int i = 0; i < 3; i++) {
            Calls.verify(simulator, note);
        }
        assertEquals("2", Calls.verify(simulator, note).field("process"));
        simulator.scriptVerifies("fc-1", Fault.REVOKED);
        assertEquals("95", Calls.verify(simulator, note).field("process"));
        assertEquals("95", Calls.verify(simulator, note).field("process"));
    }

    @Test
    void shouldNameAnotherNoteOfTheInvoiceOnce_whenThereIsASecond() throws IOException {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        simulator.scriptVerifies("fc-1", Fault.SECOND_NOTE);
        assertEquals(note + "b", Calls.verify(simulator, note).field("tascode"));
        assertEquals(note, Calls.verify(simulator, note).field("tascode"));
    }

    @Test
    void shouldBeDecided_whenFaultsAreClearedAfterItWasStuck() throws IOException {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        simulator.fault(Fault.STUCK_AT_1, 1);
        for (int i = 0; i < 4; i++) {
            assertEquals("1", Calls.verify(simulator, note).field("process"));
        }
        simulator.clearFaults();
        assertEquals("2", Calls.verify(simulator, note).field("process"));
    }

    @Test
    void shouldKeepAProcessFaultForTheNote_whenALookupComesFirst() throws IOException {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        simulator.scriptVerifies("fc-1", Fault.JUMP_TO_95);
        assertEquals("2", Calls.verify(simulator, "fc-1").field("process"));
        assertEquals("95", Calls.verify(simulator, note).field("process"));
    }

    @Test
    void shouldStrikeVerifies_whenScriptedForThem() throws IOException {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        simulator.scriptVerifies("fc-1", Fault.HTTP_500_BEFORE, Fault.HTTP_503);
        assertEquals(500, Calls.verify(simulator, note).status());
        assertEquals(503, Calls.verify(simulator, note).status());
        assertEquals("0", Calls.verify(simulator, note).field("process"));
    }

    @Test
    void shouldStrikeCalipso_whenScriptedForAnOrder() throws IOException {
        simulator.scriptCancels("7", Fault.HTTP_500_AFTER);
        assertEquals(500, Calls.post(simulator, Calls.credit(7)).status());
        assertEquals(1, simulator.notes("7"));
        assertThrows(IllegalArgumentException.class, () -> simulator.scriptCancels("7", Fault.BODY_500));
    }

    @Test
    void shouldResetAtOnce_whenConnectionsAreRefused() throws IOException {
        simulator.fault(Fault.REFUSE, 1);
        assertThrows(SocketException.class, () -> {
            try (Wire refused = new Wire(simulator.port())) {
                refused.read();
            }
        });
        assertEquals(200, wire.exchange("GET", "/stats", "").status());
    }

    @Test
    void shouldRefuseConnections_whenListeningIsPaused() throws IOException {
        int port = simulator.port();
        simulator.pauseListening();
        assertThrows(ConnectException.class, () -> new Wire(port).close());
        assertEquals(-1, wire.read());
        simulator.resumeListening();
        assertEquals(200, Wire.once(port, "GET", "/stats", "").status());
        assertEquals(port, simulator.port());
    }

    @Test
    void shouldMissADownload_whenScripted() throws IOException {
        simulator.scriptDownloads("fc-1", Fault.ZIP_404);
        String path = "/lafactura/warehouse/good/fc-1.zip";
        assertEquals(404, Wire.once(simulator.port(), "GET", path, "").status());
        assertEquals(200, Wire.once(simulator.port(), "GET", path, "").status());
    }
}
