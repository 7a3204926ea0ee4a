package io.anula.intake;

import io.anula.cancellation.Provider;
import java.util.Set;

/** What a request needs to know of the accounts in the settings. */
public interface Accounts {
    /** The names of the provider's accounts, in lower case. */
    Set<String> names(Provider provider);

    /** Whether this Calipso account is always sent the form with the authorisation. */
    boolean wantsLegacy(String calipsoAccount);
}
