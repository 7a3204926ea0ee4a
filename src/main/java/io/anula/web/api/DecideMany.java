package io.anula.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.ProviderNames;
import io.anula.engine.operator.DecisionResult;
import io.anula.engine.operator.HeldCause;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.MassDecision;
import io.anula.engine.operator.MassDecision.Selected;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.io.Json;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Applies a person's decision on many cancellations: those in a list, or the held ones that match a filter. The answer
 * says what became of each.
 */
final class DecideMany implements WebHandler {
    private static final Set<Verb> OF_HELD = Set.of(Verb.RELEASE, Verb.RETRY, Verb.RESOLVE);
    private static final String TRIED = "dry run";

    private final MassDecision decision;
    private final HeldQueue queue;
    private final SelectionReader reader;
    private final People people;

    DecideMany(MassDecision decision, HeldQueue queue, ProviderNames providers, People people) {
        this.decision = decision;
        this.queue = queue;
        this.reader = new SelectionReader(queue, providers);
        this.people = people;
    }

    @Override
    public WebReply answer(WebRequest request) throws WebProblem {
        if (!request.contentType().equals("application/json")) {
            throw new WebProblem(
                    415, "unknown-type", "Content-Type application/json was expected / se esperaba application/json");
        }
        JsonNode said = Json.object(new String(request.body(), StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> new WebProblem(
                                400,
                                "no-json",
                                "A JSON object with decision, reason, and items or filter was expected / se esperaba un objeto JSON"));
        Verb verb = Verb.named(said.path("decision").asText(""))
                .filter(named -> named != Verb.CHECK)
                .orElseThrow(() -> wrong(
                        "decision: hold, release, retry, resolve or reopen was expected / se esperaba otro valor"));
        boolean onlyTried = said.path("dryRun").asBoolean(false);
        SelectionReader.Selection selection = reader.read(said);
        if (selection.isFilter() && !OF_HELD.contains(verb)) {
            throw wrong("a filter finds what is held: release, retry or resolve was expected / "
                    + "un filtro encuentra lo retenido: se esperaba release, retry o resolve");
        }
        if (verb == Verb.RESOLVE) {
            demandHow(said, selection.items());
        }
        String by = said.path("by").asText("").strip();
        String reason = said.path("reason").asText("").strip();
        try {
            String who = people.nameOf(request, by.isEmpty() ? "api" : by);
            Map<String, HeldCause> causes =
                    queue.causes(selection.items().stream().map(Selected::id).toList());
            List<DecisionResult> results = onlyTried
                    ? decision.preview(selection.items(), verb, who, reason.isEmpty() ? TRIED : reason)
                    : decision.decide(selection.items(), verb, who, reason);
            return WebReply.json(200, DecisionsReply.of(verb, onlyTried, selection.left(), results, causes));
        } catch (IllegalArgumentException invalid) {
            throw wrong(String.valueOf(invalid.getMessage()));
        }
    }

    /** Each needs its own note, or the word that there is none. */
    private static void demandHow(JsonNode said, List<Selected> items) throws WebProblem {
        boolean none = said.path("notCancelled").asBoolean(false);
        if (items.stream().anyMatch(item -> (item.creditNote() == null) != none)) {
            throw wrong("Say either notCancelled = true (the invoices stand), or the creditNote of each of the items / "
                    + "Indique notCancelled = true, o el creditNote de cada uno");
        }
    }

    static WebProblem wrong(String why) {
        return new WebProblem(422, "wrong-decision", why);
    }
}
