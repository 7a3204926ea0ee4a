package io.anula.provider.calipso;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Claim;
import io.anula.config.settings.CalipsoAccount;
import io.anula.testing.Given;
import io.anula.testing.Resources;
import java.util.Map;

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

    static Calipso unit(String... settings) {
        CalipsoAccount account =
                Given.calipsoAccount(settings.length == 0 ? Map.of() : Map.of("calipso." + settings[0], settings[1]));
        return new Calipso(Map.of(account.account().name(), account));
    }

    static Calipso unit(Map<String, String> settings) {
        CalipsoAccount account = Given.calipsoAccount(settings);
        return new Calipso(Map.of(account.account().name(), account));
    }

    /** The sample's own text without the white space between its tokens. */
    static String compact(String text) {
        return text.strip()
                .replaceAll("\\n\\s*", "")
                .replace("\": ", "\":")
                .replace(", \"", ",\"")
                .replace("{ ", "{");
    }
}
