package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** getLog: when a document changed its process, one row a change. */
final class LaFacturaLog {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private static final int LAST_UNDECIDED = 90;
    private static final String REASON =
            "Rechazado por la DIAN: Regla CAM01, el valor de la nota no coincide con la factura";

    private final CreditNotes notes;
    private final ZoneId zone;

    LaFacturaLog(CreditNotes notes, ZoneId zone) {
        this.notes = notes;
        this.zone = zone;
    }

    Response answer(JsonNode asked) {
        String code = asked.path("tascode").asText();
        return notes.find(code)
                .map(note ->
                        LaFacturaAnswer.of(0).part("log", rows(note.steps())).response())
                .orElseGet(() -> LaFacturaVerify.unknown(code));
    }

    private String rows(List<CreditNote.Step> steps) {
        return steps.stream()
                .map(step -> "{\"fecha\":\"" + when(step.at()) + "\",\"proceso\":\"" + what(step.process()) + "\"}")
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** The vendor says the number; that a rejection has its reason there is concluded. */
    private static String what(int process) {
        return process > LAST_UNDECIDED ? process + " " + REASON : Integer.toString(process);
    }

    private String when(Instant instant) {
        return WHEN.format(instant.atZone(zone));
    }
}
