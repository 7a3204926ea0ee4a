package io.anula.provider.calipso;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;

/**
 * An account with Calipso.
 *
 * @param lookupUrl where a call in doubt is looked up; empty where it is not
 * @param lookupIsAuthoritative whether a note that the look-up does not show does not exist
 * @param answer how its answers are read
 */
record CalipsoAccount(
        Account account,
        Form form,
        Encoding encoding,
        String lookupUrl,
        boolean lookupIsAuthoritative,
        CalipsoAnswer answer)
        implements ProviderAccount {

    @Override
    public boolean canBeAsked() {
        return !lookupUrl.isEmpty();
    }

    /** Which of its two forms a document is sent in. */
    public enum Form {
        /** As it came. */
        AUTO,
        /** With the 13 fields of the authorisation that the caller already has. */
        LEGACY,
        /** Without them: Calipso asks for the authorisation itself. */
        NEW
    }

    /** How a document is written. */
    public enum Encoding {
        JSON,
        /** As a PHP program writes nested fields into a web form. */
        FORM
    }
}
