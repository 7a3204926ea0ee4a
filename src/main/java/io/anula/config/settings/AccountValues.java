package io.anula.config.settings;

import io.anula.cancellation.Provider;
import java.util.Locale;

/** The values of one account: every key of {@link ProviderSettings#allKeys()} has one. */
public final class AccountValues {
    private final Settings settings;
    private final Provider provider;
    private final String name;
    private final String prefix;

    AccountValues(Settings settings, Provider provider, String name) {
        this.settings = settings;
        this.provider = provider;
        this.name = name;
        this.prefix = Settings.prefix(provider, name);
    }

    /** The value of a key; the provider's name and the account's are not in it. */
    public String text(String key) {
        return settings.text(prefix + key);
    }

    /** The same, for a key with a choice of words: the constant that is called as the word is in capitals. */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT));
    }

    /** What every account has. */
    public Account account() {
        return new Account(
                provider,
                name,
                text("url"),
                text("username"),
                text("password"),
                settings.whole(prefix + "max-in-flight"),
                settings.whole(prefix + "max-per-second"),
                settings.duration(prefix + "connect-timeout"),
                settings.duration(prefix + "response-timeout"),
                new Way(text("proxy"), text("trust-store"), text("trust-store-password")));
    }
}
