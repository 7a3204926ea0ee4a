package io.anula.provider.calipso;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import io.anula.testing.Resources;
import io.anula.testing.SettableClock;
import java.util.Map;
import java.util.Objects;

/** The samples as claims, and Calipso with settings. */
final class Fixtures {
    private Fixtures() {}

    static Claim claim(String sample) {
        Cancellation ready = Cancellation.ready("id-1", Given.calipso("1204"), Given.BORN);
        return Given.claim(ready, compact(Resources.sample(sample)));
    }

    static Claim legacy() {
        return claim("calipso-legacy.json");
    }

    static Claim fresh() {
        return claim("calipso-new.json");
    }

    static Called unit(String... settings) {
        CalipsoAccount account = (CalipsoAccount)
                Given.calipsoAccount(settings.length == 0 ? Map.of() : Map.of("calipso." + settings[0], settings[1]));
        return new Called(new Calipso(), account);
    }

    static Called unit(Map<String, String> settings) {
        CalipsoAccount account = (CalipsoAccount) Given.calipsoAccount(settings);
        return new Called(new Calipso(), account);
    }

    /** The sample's own text without the white space between its tokens. */
    static String compact(String text) {
        return text.strip()
                .replaceAll("\\n\\s*", "")
                .replace("\": ", "\":")
                .replace(", \"", ",\"")
                .replace("{ ", "{");
    }

    /** An adapter with the account that its claims are of. */
    record Called(Calipso adapter, CalipsoAccount account) {
        private Claim with(Claim claim) {
            return new Claim(
                    claim.operation(),
                    claim.cancellation(),
                    claim.content(),
                    claim.leaseUntil(),
                    account,
                    claim.known());
        }

        Request request(Operation operation, Claim claim) {
            return adapter.request(operation, with(claim), SettableClock.START);
        }

        byte[] cancelForm(Claim claim) {
            return Objects.requireNonNull(adapter.request(Operation.SUBMIT, with(claim), SettableClock.START)
                    .body());
        }

        Outcome submitted(Claim claim, ProviderAnswer answer) {
            return adapter.outcome(Operation.SUBMIT, with(claim), answer);
        }

        Outcome found(Claim claim, ProviderAnswer answer) {
            return adapter.outcome(Operation.LOOKUP, with(claim), answer);
        }
    }
}
