package io.anula.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Absent;
import io.anula.cancellation.Outcome.Confirmed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.http.ProviderAnswer;
import io.anula.json.Json;
import io.anula.provider.UnreadableLookup;
import java.util.Optional;

/**
 * What a look-up that an operator set up tells. Calipso documents none; the one that is understood answers a GET with
 * {@code ordenid} by a JSON object: one with a {@code CAE} is the credit note, one with {@code "found": false} says that
 * there is none.
 */
final class LookupAnswer {
    private static final int OK = 200;

    private LookupAnswer() {}

    static OfLookup outcome(ProviderAnswer raw, Cancellation cancellation, boolean authoritative) {
        Optional<JsonNode> answer = raw.status() == OK ? Json.object(raw.body()) : Optional.empty();
        if (answer.isEmpty()) {
            return UnreadableLookup.outcome(raw, cancellation);
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
