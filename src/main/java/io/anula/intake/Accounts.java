package io.anula.intake;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.config.settings.ProviderAccount;
import java.util.Set;

/** What a request needs to know of the accounts in the settings. */
public interface Accounts {
    /** The names of all accounts, in lower case. */
    Set<String> names();

    /** The names of the provider's accounts, in lower case. */
    Set<String> names(Provider provider);

    /**
     * One of these accounts.
     *
     * @throws java.util.NoSuchElementException when it is none of them
     */
    ProviderAccount account(AccountName name);
}
