package io.anula.intake;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.config.settings.ProviderAccount;
import java.util.Set;

/** The accounts in the settings, as far as requests need them. */
public interface Accounts {
    /** The names of all accounts, in lower case. */
    Set<String> names();

    /** The names of the provider's accounts, in lower case. */
    Set<String> names(Provider provider);

    /**
     * One of these accounts.
     *
     * @throws java.util.NoSuchElementException when there is no such account
     */
    ProviderAccount account(AccountName name);
}
