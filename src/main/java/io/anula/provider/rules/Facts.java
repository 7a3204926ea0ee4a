package io.anula.provider.rules;

import io.anula.cancellation.AccountName;
import java.util.Optional;

/** What is known without another call: the last answers of providers about their accounts. */
@FunctionalInterface
public interface Facts {
    /** Nothing is known. */
    Facts NONE = account -> Optional.empty();

    /** How far the number ranges of an account are used. */
    enum Range {
        /** Enough numbers are left. */
        ENOUGH,
        /** Few numbers are left. */
        LOW,
        /** There is no active range. */
        MISSING
    }

    /** The state of the account's number ranges; empty if it is not known. */
    Optional<Range> range(AccountName account);
}
