package io.anula.provider.calipso;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;

/**
 * An account with Calipso.
 *
 * @param lookupUrl the address for look-ups; empty if there are none
 * @param lookupIsAuthoritative whether a note that the look-up does not find does not exist
 * @param sendsInOrder whether the notes of one series go one at a time, in the order of their numbers
 * @param answer how its answers are read
 */
record CalipsoAccount(
        Account account,
        Form form,
        Encoding encoding,
        String lookupUrl,
        boolean lookupIsAuthoritative,
        boolean sendsInOrder,
        CalipsoAnswer answer)
        implements ProviderAccount {

    @Override
    public boolean canBeAsked() {
        return !lookupUrl.isEmpty();
    }

    /** The form in which a document is sent. */
    public enum Form {
        /** As it came. */
        AUTO,
        /** With the 13 fields of the authorisation, which the caller already has. */
        LEGACY,
        /** Without them: Calipso requests the authorisation itself. */
        NEW
    }

    /** How a document is encoded. */
    public enum Encoding {
        JSON,
        /** As PHP encodes nested fields in a web form. */
        FORM
    }
}
