package io.anula.web.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.intake.Overrule;
import io.anula.intake.ReadRecord;
import io.anula.intake.Rulings;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Problem;
import io.anula.intake.rules.RuleFinding;
import io.anula.store.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Says what each rule thinks of requests that are not accepted: nothing is stored. */
final class DryRun {
    private DryRun() {}

    /** Writes the answer into the open object. */
    static void write(JsonGenerator json, List<ReadRecord> records, Overrule overrule) throws IOException {
        json.writeBooleanField("dryRun", true);
        json.writeNumberField("records", records.size());
        json.writeArrayFieldStart("results");
        for (ReadRecord record : records) {
            json.writeStartObject();
            json.writeNumberField("record", record.number());
            if (record.line() != null) {
                json.writeNumberField("line", record.line());
            }
            CancellationRequest request = record.request();
            if (request == null) {
                invalid(json, Objects.requireNonNull(record.problem()));
            } else {
                judged(json, request, overrule);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void invalid(JsonGenerator json, Problem problem) throws IOException {
        json.writeStringField("verdict", Verdict.INVALID.name());
        json.writeStringField("field", problem.field());
        json.writeStringField("rule", problem.rule());
        json.writeStringField("message", problem.message());
    }

    private static void judged(JsonGenerator json, CancellationRequest request, Overrule overrule) throws IOException {
        boolean isRefused = !Rulings.refusing(request, overrule).isEmpty();
        json.writeStringField("verdict", isRefused ? Verdict.INVALID.name() : Verdict.ACCEPTED.name());
        json.writeStringField("key", request.key().text());
        if (request.approval() != null && !isRefused) {
            json.writeStringField("approval", request.approval());
        }
        json.writeArrayFieldStart("rules");
        for (RuleFinding finding : request.findings()) {
            json.writeStartObject();
            json.writeStringField("rule", finding.rule());
            json.writeStringField("level", finding.level().name().toLowerCase(Locale.ROOT));
            json.writeStringField(
                    "result", finding.result().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (finding.blocks()) {
                json.writeBooleanField("overruled", overrule.rules().contains(finding.rule()));
            }
            Problem problem = finding.problem();
            if (problem != null) {
                json.writeStringField("field", problem.field());
                json.writeStringField("message", problem.message());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("warnings");
        for (String warning : request.warnings()) {
            json.writeString(warning);
        }
        json.writeEndArray();
    }
}
