package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.Rejected;
import io.anula.io.Json;
import io.anula.provider.Operation;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log of a rejected note says of the reason. */
final class LogAnswerTest {
    private static final String BARE = "the DIAN rejected it (process 95)";
    private static final Rejected REJECTED = new Rejected("95", BARE, "the verify's answer");
    private static final String LOG =
            "{\"invoiceResult\":{\"status\":{\"code\":\"200\",\"text\":\"Operación realizada con exito\",},"
                    + "\"log\":[%s]}}";

    private static Outcome explained(String body) {
        return Fixtures.unit().explained(REJECTED, Fixtures.http(200, body));
    }

    private static String message(String rows) {
        return ((Rejected) explained(LOG.formatted(rows))).message();
    }

    @Test
    void shouldAddTheReason_andKeepBothAnswers() {
        String log = LOG.formatted("{\"fecha\":\"2026-11-30 10:00:00\",\"proceso\":\"Rechazado: Regla CAM01\"}");
        Rejected explained = (Rejected) explained(log);
        assertEquals(BARE + ": Rechazado: Regla CAM01", explained.message());
        assertEquals("95", explained.process());
        assertEquals("the verify's answer\n" + log, explained.evidence());
        assertEquals(
                log,
                LogAnswer.explained(new Rejected("95", BARE, null), Fixtures.http(200, log))
                        .evidence());
    }

    @Test
    void shouldTakeTheNewestThatSpeaksOfARejection() {
        String old = "{\"fecha\":\"2026-11-29 10:00:00\",\"proceso\":\"Error: campo vacío\"}";
        String newest = "{\"FECHA\":\"2026-11-30 10:00:00\",\"Proceso\":\"Notificación enviada\"}";
        String reason = "{\"fecha\":\"2026-11-30 09:00:00\",\"proceso\":\"REGLA CAM01 no válida\"}";
        String number = "{\"fecha\":\"2026-11-30 11:00:00\",\"proceso\":\"95\"}";
        assertEquals(BARE + ": REGLA CAM01 no válida", message(String.join(",", newest, reason, old, number)));
        assertEquals(BARE + ": Notificación enviada", message(newest + "," + number));
        assertEquals(BARE + ": segundo", message("{\"proceso\":\"primero\"},{\"proceso\":\"segundo\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "null",
                "{\"log\":[{\"fecha\":\"2026\",\"proceso\":\"95\"}]}",
                "{\"log\":[{\"proceso\":{\"a\":1}}]}",
                "{\"log\":[{\"proceso\":\"the DIAN rejected it (process 95)\"}]}",
                "{\"status\":{\"text\":\"Operación realizada con exito\"}}"
            })
    void shouldStayAsItIs_whenTheLogTellsNoReason(String body) {
        assertSame(REJECTED, explained(body));
    }

    @Test
    void shouldBeFound_whereverTheRowsStand() {
        String inText = "{\"log\":\"[{\\\"proceso\\\":\\\"Rechazado por algo\\\"}]\"}";
        assertTrue(((Rejected) explained(inText)).message().endsWith(": Rechazado por algo"));
        assertTrue(((Rejected) explained("[{\"a\":{\"b\":[{\"proceso\":\"Rechazado aquí\"}]}}]"))
                .message()
                .endsWith(": Rechazado aquí"));
        for (int depth : new int[] {20, 21}) {
            String deep = "{\"a\":".repeat(depth) + "{\"proceso\":\"Rechazado hondo\"}" + "}".repeat(depth);
            assertEquals(depth == 21, explained(deep) == REJECTED);
            String text =
                    "[".repeat(depth - 2) + Json.text("[{\"proceso\":\"Rechazado hondo\"}]") + "]".repeat(depth - 2);
            assertEquals(depth == 21, explained(text) == REJECTED);
        }
    }

    @Test
    void shouldBeCut_whenItIsEndless() {
        String message = message("{\"proceso\":\"Error %s\"}".formatted("x".repeat(5_000)));
        assertEquals(BARE.length() + 2 + 1_000, message.length());
        assertTrue(message.endsWith("…"));
    }

    @Test
    void shouldAskOnlyAboutRejections() {
        Fixtures.Called unit = Fixtures.unit();
        assertTrue(unit.adapter().isToBeExplained(REJECTED));
        Outcome undecided = new Outcome.Undecided("1", "wait", null);
        assertFalse(unit.adapter().isToBeExplained(undecided));
        assertSame(undecided, unit.explained(undecided, Fixtures.http(200, LOG)));
        assertEquals(
                "{\"getLog\":{\"tascode\":\"%s\"}}".formatted(Fixtures.NOTE_CODE),
                Fixtures.utf8(Objects.requireNonNull(
                        unit.request(Operation.EXPLAIN, Fixtures.sent()).body())));
    }
}
