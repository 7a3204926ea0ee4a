package io.anula.web.api;

import io.anula.cancellation.Cancellation;
import io.anula.engine.operator.DecisionResult;
import io.anula.engine.operator.HeldCause;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.HistoryRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What became of each cancellation in a decision on many. */
final class DecisionsReply {
    private DecisionsReply() {}

    /**
     * @param left how many more match the filter
     * @param causes why they were held, by id
     */
    static Map<String, @Nullable Object> of(
            Verb verb, boolean onlyTried, int left, List<DecisionResult> results, Map<String, HeldCause> causes) {
        Map<String, @Nullable Object> reply = new LinkedHashMap<>();
        long done = results.stream().filter(DecisionResult::done).count();
        reply.put("decision", verb.text());
        reply.put("dryRun", onlyTried);
        reply.put("count", results.size());
        reply.put("done", done);
        reply.put("notDone", results.size() - done);
        reply.put("left", left);
        reply.put(
                "outOfDoubt",
                results.stream().filter(DecisionResult::outOfDoubt).count());
        Map<String, Integer> states = new TreeMap<>();
        Map<String, Integer> byCause = new TreeMap<>();
        for (DecisionResult result : results) {
            Cancellation after = result.after();
            if (after != null) {
                states.merge(after.state().name(), 1, Integer::sum);
            }
            byCause.merge(causes.getOrDefault(result.id(), HeldCause.OTHER).text(), 1, Integer::sum);
        }
        reply.put("states", states);
        reply.put("causes", byCause);
        reply.put(
                "results",
                results.stream()
                        .map(result -> result(result, onlyTried, causes.getOrDefault(result.id(), HeldCause.OTHER)))
                        .toList());
        return reply;
    }

    private static Map<String, @Nullable Object> result(DecisionResult result, boolean onlyTried, HeldCause cause) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        Cancellation current = result.current();
        Cancellation stored = onlyTried ? result.before() : current;
        HistoryRow first = result.first();
        told.put("id", result.id());
        told.put("key", current == null ? null : current.key().text());
        told.put("outcome", result.kind().text());
        told.put("cause", cause.text());
        told.put("version", stored == null ? null : stored.version());
        told.put("state", current == null ? null : current.state().name());
        told.put("message", result.message());
        if (first != null) {
            Map<String, @Nullable Object> who = new LinkedHashMap<>();
            who.put("at", first.at().toString());
            who.put("actor", first.actor());
            who.put("event", first.event());
            who.put("state", first.state().name());
            told.put("first", who);
        }
        return told;
    }
}
