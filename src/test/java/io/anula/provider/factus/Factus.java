package io.anula.provider.factus;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderSettings;
import io.anula.io.Json;
import io.anula.provider.Claim;
import io.anula.provider.FrontEnd;
import io.anula.provider.Operation;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.Request;
import io.anula.provider.RequestForm;
import io.anula.provider.http.ProviderAnswer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Factus: an invoice is deleted, with the reason as JSON, and the status of its credit note is polled. */
public final class Factus implements ProviderAdapter {
    private final ProviderSettings settings = new FactusSettings();
    private final RequestForm requests = new FactusRequests();

    @Override
    public ProviderSettings settings() {
        return settings;
    }

    @Override
    public RequestForm requests() {
        return requests;
    }

    @Override
    public Request request(Operation operation, Claim claim, Instant now) {
        FactusAccount account = (FactusAccount) claim.account();
        String base = account.account().url();
        return switch (operation) {
            case SUBMIT ->
                Request.of(
                        "DELETE",
                        base + account.path(),
                        "application/json",
                        Json.bytes(Map.of(
                                "number", claim.cancellation().key().invoice(),
                                "reason", claim.content())));
            case STATUS ->
                Request.get(base + "/credit-notes/", "id=" + note(claim).code());
            case LOOKUP, INSPECT, EXPLAIN, VERIFY -> throw without(operation);
        };
    }

    @Override
    public Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer) {
        JsonNode note = Json.object(answer.body())
                .map(body -> body.path("credit_note"))
                .filter(JsonNode::isObject)
                .orElse(null);
        return switch (operation) {
            case SUBMIT -> FrontEnd.submitted(answer, "", note != null, submitted(answer, note));
            case STATUS -> FrontEnd.status(answer, note != null, status(answer, note));
            case LOOKUP, INSPECT, EXPLAIN, VERIFY -> throw without(operation);
        };
    }

    private static Outcome submitted(ProviderAnswer answer, @Nullable JsonNode note) {
        return note == null
                ? new Outcome.Unknown("the answer shows no credit note", answer.evidence())
                : new Outcome.Created(
                        new CreditNote(
                                note.path("id").asText(), note.path("number").asText(), null),
                        note.path("status").asText(),
                        answer.evidence());
    }

    private static Outcome status(ProviderAnswer answer, @Nullable JsonNode note) {
        String status = note == null ? "" : note.path("status").asText();
        CreditNote known = note == null
                ? null
                : new CreditNote(note.path("id").asText(), note.path("number").asText(), null);
        return switch (status) {
            case "accepted" -> new Outcome.Accepted(Objects.requireNonNull(known), "2", answer.evidence());
            case "rejected" -> new Outcome.Rejected("91", "the DIAN rejected it", answer.evidence());
            default -> new Outcome.Undecided(null, "Factus says: " + status, known);
        };
    }

    private static CreditNote note(Claim claim) {
        return Objects.requireNonNull(claim.cancellation().note(), () -> claim.cancellation() + " has no credit note");
    }
}
