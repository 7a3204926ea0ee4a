package io.anula.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.reconcile.FindingsCsv;
import io.anula.reconcile.ListResult;
import io.anula.reconcile.Reconciliation;
import io.anula.reconcile.RunSummary;
import io.anula.store.Finding;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What reconciliation found, and what a person says about it. */
final class ReconciliationApi {
    private static final int MOST = 1_000;
    private static final int MOST_IDS = 500;
    private static final int LONGEST_REASON = 1_000;
    private static final String JSON = "application/json";

    private final Reconciliation reconciliation;
    private final People people;

    ReconciliationApi(Reconciliation reconciliation, People people) {
        this.reconciliation = reconciliation;
        this.people = people;
    }

    WebReply list(WebRequest request) throws WebProblem {
        String format = request.query("format").orElse("json");
        if (!Set.of("json", "csv").contains(format)) {
            throw WebProblem.wrongParameter("format", format, "json or csv");
        }
        List<Finding> findings = reconciliation.findings(MOST);
        if (format.equals("csv")) {
            return WebReply.text(200, "text/csv; charset=utf-8", FindingsCsv.of(findings));
        }
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        reply.put("open", reconciliation.countOpen());
        reply.put("run", run(reconciliation.lastRun()));
        reply.put(
                "lists",
                reconciliation.lastLists().stream().map(ReconciliationApi::list).toList());
        reply.put("findings", findings.stream().map(ReconciliationApi::finding).toList());
        return WebReply.json(200, reply);
    }

    WebReply run(WebRequest request) throws WebProblem {
        return switch (reconciliation.runNow()) {
            case BEGINS -> WebReply.json(202, run(reconciliation.lastRun()));
            case RUNS_ALREADY ->
                throw new WebProblem(409, "runs-already", "A run is under way / Ya hay una conciliación en curso");
            case ELSEWHERE ->
                throw new WebProblem(
                        409, "other-node", "Another node reconciles; ask that one / La conciliación la hace otro nodo");
        };
    }

    WebReply seen(WebRequest request) throws WebProblem {
        if (!request.contentType().equals(JSON)) {
            throw new WebProblem(
                    415, "unknown-type", "Content-Type application/json was expected / se esperaba application/json");
        }
        JsonNode said = Json.object(new String(request.body(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new WebProblem(
                        400, "no-json", "A JSON object with ids and reason was expected / se esperaba un objeto JSON"));
        List<String> ids = new ArrayList<>();
        said.path("ids").forEach(id -> ids.add(id.asText()));
        String reason = said.path("reason").asText("").strip();
        if (ids.isEmpty() || ids.size() > MOST_IDS || reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new WebProblem(
                    422,
                    "wrong-decision",
                    "ids (1 to %d) and a reason of 1 to %d characters were expected / se esperaban ids y un motivo"
                            .formatted(MOST_IDS, LONGEST_REASON));
        }
        String by = said.path("by").asText("");
        List<String> unknown =
                reconciliation.seen(ids, people.nameOf(request, by.isBlank() ? "api" : by.strip()), reason);
        return WebReply.json(200, Map.of("seen", ids.size() - unknown.size(), "unknown", unknown));
    }

    private static Map<String, @Nullable Object> run(RunSummary run) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("number", run.number());
        told.put("running", run.isRunning());
        told.put("begunAt", text(run.begunAt()));
        told.put("endedAt", text(run.endedAt()));
        told.put("verified", run.verified());
        told.put("different", run.different());
        told.put("unanswered", run.unanswered());
        told.put("cutShort", run.cutShort());
        return told;
    }

    private static Map<String, @Nullable Object> list(ListResult list) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("name", list.name());
        told.put("at", list.at().toString());
        told.put("notes", list.notes());
        told.put("others", list.others());
        told.put("wrong", list.wrong());
        told.put("findings", list.findings());
        told.put("news", list.news());
        told.put("whole", list.whole());
        told.put("problems", list.problems());
        return told;
    }

    private static Map<String, @Nullable Object> finding(Finding one) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("id", one.id());
        told.put("code", one.code());
        told.put("open", one.isOpen());
        told.put("provider", one.provider());
        told.put("account", one.account());
        told.put("invoice", one.invoice());
        told.put("creditNote", one.note());
        told.put("cancellation", one.cancellation());
        told.put("detail", one.detail());
        told.put("source", one.source());
        told.put("foundAt", one.foundAt().toString());
        told.put("goneAt", text(one.goneAt()));
        told.put("seenAt", text(one.seenAt()));
        told.put("seenBy", one.seenBy());
        told.put("seenReason", one.seenReason());
        return told;
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
