package io.anula.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.engine.operator.DecisionRefusedException;
import io.anula.engine.operator.DecisionRefusedException.Kind;
import io.anula.engine.operator.OperatorActions;
import io.anula.engine.operator.OperatorDecision;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.io.Json;
import io.anula.store.HistoryRow;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Applies a person's decision on one cancellation. */
final class Decide implements WebHandler {
    private static final String JSON = "application/json";
    private static final int CONFLICT = 409;
    private static final int VERSION_WANTED = 428;
    private static final String NO_REASON = "look now";

    private final OperatorActions operatorActions;
    private final Verb verb;
    private final CancellationJson json;
    private final People people;

    Decide(OperatorActions operatorActions, Verb verb, CancellationJson json, People people) {
        this.people = people;
        this.json = json;
        this.operatorActions = operatorActions;
        this.verb = verb;
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        String id = request.part("id");
        try {
            demandReason(id, request);
            Cancellation after =
                    operatorActions.decide(id, decided(request)).orElseThrow(() -> ShowCancellation.unknown(id));
            return WebReply.json(200, CancellationJson.object(generator -> json.write(generator, after)))
                    .with("ETag", SeenVersion.tag(after.version()));
        } catch (DecisionRefusedException refused) {
            throw problem(refused);
        } catch (IllegalTransitionException impossible) {
            throw new WebProblem(CONFLICT, "not-possible-now", String.valueOf(impossible.getMessage()));
        }
    }

    private static WebProblem problem(DecisionRefusedException refused) {
        boolean asksForVersion = refused.kind() == Kind.VERSION_WANTED;
        Map<String, ?> since = refused.kind() == Kind.CHANGED_SINCE
                ? Map.of("since", refused.since().stream().map(Decide::told).toList())
                : Map.of();
        return new WebProblem(
                asksForVersion ? VERSION_WANTED : CONFLICT,
                refused.kind().text(),
                String.valueOf(refused.getMessage()),
                since);
    }

    private static Map<String, @Nullable Object> told(HistoryRow row) {
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("version", row.version());
        told.put("at", row.at().toString());
        told.put("state", row.state().name());
        told.put("event", row.event());
        told.put("message", row.message());
        told.put("actor", row.actor());
        return told;
    }

    /** Where a reason is missing, what is impossible with any reason is said first. */
    private void demandReason(String id, WebRequest request) throws WebProblem {
        if (verb == Verb.CHECK
                || !request.contentType().equals(JSON)
                || !text(said(request), "reason", "").isEmpty()) {
            return;
        }
        if (!operatorActions.isPossible(id, decided(request, NO_REASON))) {
            throw ShowCancellation.unknown(id);
        }
        throw new WebProblem(
                422,
                "wrong-decision",
                "A reason is wanted (\"reason\", --reason): it is kept in the history. Nothing was done / Falta el motivo "
                        + "(\"reason\", --reason): queda en la historia. No se hizo nada");
    }

    private OperatorDecision decided(WebRequest request) throws WebProblem {
        return decided(request, verb == Verb.CHECK ? NO_REASON : "");
    }

    /** @param ifNone the reason where the request gives none */
    private OperatorDecision decided(WebRequest request, String ifNone) throws WebProblem {
        if (!request.contentType().equals(JSON)) {
            throw new WebProblem(
                    415, "unknown-type", "Content-Type application/json was expected / se esperaba application/json");
        }
        JsonNode said = said(request);
        try {
            return new OperatorDecision(
                    verb,
                    people.nameOf(request, text(said, "by", "api")),
                    text(said, "reason", ifNone),
                    note(said),
                    SeenVersion.of(request, said));
        } catch (IllegalArgumentException wrong) {
            throw new WebProblem(422, "wrong-decision", String.valueOf(wrong.getMessage()));
        }
    }

    private static JsonNode said(WebRequest request) throws WebProblem {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        return Json.object(text.isBlank() ? "{}" : text)
                .orElseThrow(() -> new WebProblem(
                        400,
                        "no-json",
                        "A JSON object such as {\"reason\":\"…\"} was expected / se esperaba un objeto JSON"));
    }

    private @Nullable String note(JsonNode said) throws WebProblem {
        String note = text(said, "creditNote", "");
        boolean none = said.path("notCancelled").asBoolean(false);
        if (verb == Verb.RESOLVE && note.isEmpty() != none) {
            throw new WebProblem(
                    422,
                    "wrong-decision",
                    "Say either creditNote (the note that exists) or notCancelled = true (the invoice stands) / "
                            + "Indique creditNote o notCancelled = true");
        }
        return note.isEmpty() ? null : note;
    }

    private static String text(JsonNode said, String field, String fallback) {
        String text = said.path(field).asText("");
        return text.isBlank() ? fallback : text.strip();
    }
}
