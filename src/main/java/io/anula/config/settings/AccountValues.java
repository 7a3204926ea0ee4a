package io.anula.config.settings;

import io.anula.cancellation.Provider;

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

    /** The value of a key. */
    public <T> T get(Setting<T> setting) {
        return setting.kind().read().apply(settings.text(prefix + setting.key()));
    }

    /** What every account has. */
    public Account account() {
        return new Account(
                provider,
                name,
                get(AccountKeys.ADDRESS),
                get(AccountKeys.USERNAME),
                get(AccountKeys.PASSWORD),
                get(AccountKeys.MAX_IN_FLIGHT),
                get(AccountKeys.MAX_PER_SECOND),
                get(AccountKeys.CONNECT_TIMEOUT),
                get(AccountKeys.RESPONSE_TIMEOUT),
                new Way(get(AccountKeys.PROXY), get(AccountKeys.TRUST_STORE), get(AccountKeys.TRUST_STORE_PASSWORD)),
                get(AccountKeys.APPROVAL),
                new AccountRules(settings.below(prefix, AccountRules.PREFIX)));
    }
}
