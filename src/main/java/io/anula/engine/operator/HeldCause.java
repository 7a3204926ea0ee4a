package io.anula.engine.operator;

import io.anula.cancellation.State;
import io.anula.store.HistoryRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a cancellation waits for a person. It is read from the events in its history, which are stored constants, and not
 * from messages, which are for people.
 */
public enum HeldCause {
    /** The provider refused the call for a reason that a person can remove. */
    REFUSED,
    /** The answer to a call was lost or says nothing, and no look-up could decide. */
    UNCERTAIN,
    /** The process ended during a call, and no look-up could decide. */
    INTERRUPTED,
    /** The store was filled from a backup: a call may have been made since. */
    RESTORED,
    /** The note that a person named is not the note of this invoice. */
    NOT_THE_NOTE,
    /** Another cancellation has the same invoice. */
    DOUBLED,
    /** The account wants a person's release before the first call. */
    APPROVAL,
    /** A person held it. */
    BY_PERSON,
    /** A person said that an accepted cancellation was not done. */
    REOPENED,
    /** The history has left the store or says nothing of this. */
    OTHER;

    /** The cause with this name, in any letter case. */
    public static Optional<HeldCause> named(String name) {
        for (HeldCause cause : values()) {
            if (cause.text().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** The name in addresses, commands and answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The cause in the history of a held cancellation, first change first. */
    public static HeldCause of(List<HistoryRow> history) {
        for (int last = history.size() - 1; last >= 0; last--) {
            if (history.get(last).state() == State.HELD) {
                return of(history, last);
            }
        }
        return OTHER;
    }

    private static HeldCause of(List<HistoryRow> history, int last) {
        return switch (history.get(last).event()) {
            case "Refused" -> REFUSED;
            case "Undecidable" -> ofDoubt(history, last);
            case "Restored" -> RESTORED;
            case "NotTheNote" -> NOT_THE_NOTE;
            case "Doubled" -> DOUBLED;
            case "ApprovalWanted" -> APPROVAL;
            case "Hold" -> BY_PERSON;
            case "Reopen" -> REOPENED;
            default -> OTHER;
        };
    }

    /** What led to the doubt that a look-up could not end. */
    private static HeldCause ofDoubt(List<HistoryRow> history, int last) {
        for (int before = last - 1; before >= 0; before--) {
            HeldCause cause = beginsDoubt(history.get(before).event());
            if (cause != OTHER) {
                return cause;
            }
        }
        return UNCERTAIN;
    }

    private static HeldCause beginsDoubt(String event) {
        return switch (event) {
            case "LeaseExpired" -> INTERRUPTED;
            case "Restored" -> RESTORED;
            case "NotTheNote" -> NOT_THE_NOTE;
            case "Doubled" -> DOUBLED;
            case "Reopen" -> REOPENED;
            case "Unknown", "Doubted" -> UNCERTAIN;
            default -> OTHER;
        };
    }
}
