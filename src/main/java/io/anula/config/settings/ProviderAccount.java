package io.anula.config.settings;

import java.util.Set;

/** An account with one of the providers: what all have, and what that provider has besides. */
public interface ProviderAccount {
    /** What every account has. */
    Account account();

    /** Whether a call in doubt can be looked up. */
    default boolean canBeAsked() {
        return false;
    }

    /** Whether an invoice is looked at before the first call for its note: one more call each. */
    default boolean inspectsFirst() {
        return false;
    }

    /** Whether the credit notes of one series are called for one at a time, in the order of their numbers. */
    default boolean sendsInOrder() {
        return false;
    }

    /** Whether the operator vouches that a repeated call answers with the note of the first and makes no other. */
    default boolean repeats() {
        return false;
    }

    /**
     * The address of the call for a credit note and the field by which the provider could know a repeated one; a call
     * is repeated only if all calls before it had the same. Empty if a call has no such field.
     */
    default String callMark() {
        return "";
    }

    /** The hosts, or addresses without a path, from which its documents may be fetched. */
    default Set<String> documentHosts() {
        return Set.of();
    }
}
