package io.anula.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** getLog: one row for each change of a document's process, with its time. */
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

    /** The vendor documents the number; the reason of a rejection in this row is our assumption. */
    private static String what(int process) {
        return process > LAST_UNDECIDED ? process + " " + REASON : Integer.toString(process);
    }

    private String when(Instant instant) {
        return WHEN.format(instant.atZone(zone));
    }
}
