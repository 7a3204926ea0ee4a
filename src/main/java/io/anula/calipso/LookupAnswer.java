package io.anula.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Absent;
import io.anula.cancellation.Outcome.Confirmed;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.http.ProviderAnswer;
import io.anula.json.Json;
import java.util.Optional;
import java.util.Set;

/**
 * What a look-up that an operator set up tells. Calipso documents none; the one that is understood answers a GET with
 * {@code ordenid} by a JSON object: one with a {@code CAE} is the credit note, one with {@code "found": false} says that
 * there is none.
 */
final class LookupAnswer {
    /** One that answers with what nobody can read so often will not do better. */
    private static final int ENOUGH_UNREADABLE = 8;
    /** An outage passes: it is given half an hour. */
    private static final int ENOUGH_WHILE_AWAY = 30;
    /** Bad gateway, unavailable, gateway time-out: the look-up is not there. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private LookupAnswer() {}

    static OfLookup outcome(ProviderAnswer raw, Cancellation cancellation, boolean authoritative) {
        Optional<JsonNode> answer = raw.status() == OK ? Json.object(raw.body()) : Optional.empty();
        if (answer.isEmpty()) {
            String message = "the look-up cannot be read (HTTP %d)".formatted(raw.status());
            boolean down = raw.status() >= SERVER_ERROR;
            int enough = AWAY.contains(raw.status()) ? ENOUGH_WHILE_AWAY : ENOUGH_UNREADABLE;
            return cancellation.tries() < enough
                    ? new LookupFailed(message, down, null)
                    : new Undecidable(message, raw.evidence());
        }
        String cae = answer.get().path("CAE").asText("");
        if (!cae.isEmpty()) {
            String number = answer.get().path("CbteDesde").asText("");
            return new Confirmed(new CreditNote(cae, number.isEmpty() ? null : number, null), null, raw.evidence());
        }
        boolean none = answer.get().path("found").isBoolean()
                && !answer.get().path("found").asBoolean();
        return none && authoritative
                ? new Absent(raw.evidence())
                : new Undecidable("the look-up shows no credit note, which proves nothing here", raw.evidence());
    }
}
