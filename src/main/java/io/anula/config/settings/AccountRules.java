package io.anula.config.settings;

import java.util.Map;
import java.util.Objects;

/**
 * What an account says of the rules before sending: whether each one counts, and the values that they compare with.
 *
 * @param values by the keys that begin with {@link #PREFIX}, without the names of provider and account
 */
public record AccountRules(Map<String, String> values) {
    /** What the keys begin with. */
    public static final String PREFIX = "rules.";

    public AccountRules {
        values = Map.copyOf(values);
    }

    /** The value of one of these keys. */
    public <T> T get(Setting<T> setting) {
        return setting.kind().read().apply(Objects.requireNonNullElse(values.get(setting.key()), setting.fallback()));
    }
}
