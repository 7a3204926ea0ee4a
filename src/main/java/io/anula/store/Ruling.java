package io.anula.store;

import io.anula.io.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules before sending say of a valid request. It only counts for a request that makes a new cancellation: a
 * duplicate sends nothing.
 *
 * @param refusal the problem in the form for answers; null if no rule refuses the request
 * @param remarks warnings in the form for answers; null if there are none
 * @param message the remarks for people, for the first row of the history; null if there are none
 * @param approval why a person must release the cancellation before its first call; null if none must
 * @param who the person who overruled a rule; null if none was overruled
 * @param marks the rule about its authorisation, which the store judges; null if it has none
 */
public record Ruling(
        @Nullable String refusal,
        @Nullable String remarks,
        @Nullable String message,
        @Nullable String approval,
        @Nullable String who,
        @Nullable MarkRule marks) {
    /** No rule says anything. */
    public static final Ruling NONE = new Ruling(null, null, null, null, null, null);

    private static final String BLOCKED = "blocked";

    /** The problem of a request that rules refuse, in the form for answers. */
    public static String refusal(Map<String, ? extends @Nullable Object> problem) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(problem);
        fields.put(BLOCKED, true);
        return Json.text(fields);
    }

    /** A refusal with this problem, and nothing else. */
    Ruling refused(Map<String, ? extends @Nullable Object> problem) {
        return new Ruling(refusal(problem), null, null, null, null, null);
    }

    /** The message with the warnings that are shown with a request; null if there is neither. */
    public static @Nullable String with(@Nullable String message, StoredRequest request) {
        List<String> all = new ArrayList<>();
        if (message != null) {
            all.add(message);
        }
        if (request.verdict() == Verdict.ACCEPTED && request.problem() != null) {
            Json.own(request.problem())
                    .path("warnings")
                    .forEach(warning -> all.add(warning.path("message").asText()));
        }
        return all.isEmpty() ? null : String.join("; ", all);
    }

    /** Whether a request was refused by a rule, and not because it was invalid. */
    public static boolean isRefusalOf(StoredRequest request) {
        String problem = request.problem();
        return problem != null && Json.own(problem).path(BLOCKED).asBoolean(false);
    }
}
