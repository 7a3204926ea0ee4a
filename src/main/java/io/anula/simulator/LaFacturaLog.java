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
                .map(step -> "{\"fecha\":\"" + when(step.at()) + "\",\"proceso\":\"" + step.process() + "\"}")
                .collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    private String when(Instant instant) {
        return WHEN.format(instant.atZone(zone));
    }
}
