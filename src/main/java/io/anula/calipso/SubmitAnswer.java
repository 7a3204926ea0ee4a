package io.anula.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Claim;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Confirmed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.OfSubmit;
import io.anula.cancellation.Outcome.Refused;
import io.anula.cancellation.Outcome.Unknown;
import io.anula.cancellation.Pause;
import io.anula.http.ProviderAnswer;
import io.anula.json.Json;
import io.anula.settings.CalipsoAccount;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Calipso's answer means. Its form is not documented: HTTP 2xx is taken as done and kept as evidence, and what a
 * person would look for is picked out where it is present.
 */
final class SubmitAnswer {
    private static final int TOO_MANY_REQUESTS = 429;
    /** The login is refused or the address is wrong: a person mends the settings. */
    private static final Set<Integer> MENDABLE = Set.of(401, 403, 404, 405, 407);

    private static final int LONGEST_CODE = 200;

    private SubmitAnswer() {}

    static OfSubmit outcome(ProviderAnswer raw, Claim claim, CalipsoAccount account) {
        int status = raw.status();
        if (status == TOO_MANY_REQUESTS) {
            return new NotSent(
                    "Calipso takes no more calls for now (429)", new Pause(Pause.Cause.BUSY, raw.retryAfter()));
        }
        if (MENDABLE.contains(status)) {
            return new NotSent(
                    "Calipso refused the login or the address (HTTP %d): the account is paused until a person mends it"
                            .formatted(status),
                    new Pause(Pause.Cause.SETTINGS, raw.retryAfter()));
        }
        boolean readable = !raw.isHtml() && !cut(raw);
        if (readable && status >= 200 && status < 300) {
            return done(raw, claim, account);
        }
        if (readable && status >= 400 && status < 500 && !ProviderAnswer.saysNothing(status)) {
            return new Refused("Calipso answered HTTP %d%s".formatted(status, why(raw)), false, raw.evidence());
        }
        return new Unknown("the answer does not say what became of it (HTTP %d)".formatted(status), raw.evidence());
    }

    private static OfSubmit done(ProviderAnswer raw, Claim claim, CalipsoAccount account) {
        Optional<JsonNode> answer = Json.value(raw.body());
        String result = answer.map(found -> pick(found, "Resultado")).orElse("A");
        if ("R".equalsIgnoreCase(result)) {
            return new Refused("Calipso rejected it (Resultado R)" + why(raw), false, raw.evidence());
        }
        if (!"A".equalsIgnoreCase(result)) {
            return new Unknown("Calipso answered with Resultado " + result, raw.evidence());
        }
        JsonNode sent = Form.document(claim, account);
        String cae = answer.map(found -> pick(found, "CAE")).orElseGet(() -> pick(sent, "CAE"));
        String number = answer.map(found -> pick(found, "CbteDesde")).orElseGet(() -> pick(sent, "CbteDesde"));
        CreditNote note = cae == null || cae.length() > LONGEST_CODE ? null : new CreditNote(cae, number, null);
        return new Confirmed(note, null, raw.evidence());
    }

    /** True for what begins as JSON and does not end as such. */
    private static boolean cut(ProviderAnswer raw) {
        String text = raw.body().strip();
        return (text.startsWith("{") || text.startsWith("[")) && !Json.isJson(text);
    }

    private static String why(ProviderAnswer raw) {
        return Json.value(raw.body())
                .map(answer -> firstOf(answer, "Observaciones", "Errores", "error", "message", "mensaje"))
                .map(text -> ": " + text)
                .orElse("");
    }

    private static @Nullable String firstOf(JsonNode answer, String... names) {
        for (String name : names) {
            String text = pick(answer, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The first field of that name at any depth, as text. */
    private static @Nullable String pick(JsonNode answer, String name) {
        JsonNode found = answer.findValue(name);
        if (found == null || found.isNull()) {
            return null;
        }
        String text = found.isValueNode() ? found.asText().strip() : Json.text(found);
        return text.isEmpty() ? null : text;
    }
}
