package io.anula.engine.operator;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on a cancellation.
 *
 * @param who the person, 1 to 100 characters
 * @param reason the reason, 1 to 1,000 characters
 * @param creditNote for {@link Verb#RESOLVE}: the code of the note that exists; null when the invoice stays valid
 * @param version the version of the cancellation that the person saw, 0 upwards; null if not given
 */
public record OperatorDecision(
        Verb verb,
        String who,
        String reason,
        @Nullable String creditNote,
        @Nullable Integer version) {
    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_NOTE = 200;

    /** The possible decisions. */
    public enum Verb {
        /** Stop until a person decides again. */
        HOLD,
        /** Go on from the state it was held in. */
        RELEASE,
        /** No note was made: submit again. */
        RETRY,
        /** End here, with the note that exists or without one. */
        RESOLVE,
        /** The cancellation was accepted, but not done. */
        REOPEN,
        /** Poll or look up now, before it is due. */
        CHECK;

        /** The verb with this name in any letter case. */
        public static Optional<Verb> named(String name) {
            for (Verb verb : values()) {
                if (verb.text().equals(name.toLowerCase(Locale.ROOT))) {
                    return Optional.of(verb);
                }
            }
            return Optional.empty();
        }

        /** The name in addresses and commands. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A decision without the version that the person saw. */
    public OperatorDecision(Verb verb, String who, String reason, @Nullable String creditNote) {
        this(verb, who, reason, creditNote, null);
    }

    public OperatorDecision {
        if (version != null && version < 0) {
            throw new IllegalArgumentException("version: 0 or more was expected / se esperaba 0 o más");
        }
        demand("who", who, LONGEST_WHO);
        demand("reason", reason, LONGEST_REASON);
        if (creditNote != null) {
            demand("creditNote", creditNote, LONGEST_NOTE);
        }
    }

    private static void demand(String field, String text, int longest) {
        if (text.isBlank()
                || text.length() > longest
                || text.chars().anyMatch(character -> Character.isISOControl(character) && character != '\n')) {
            throw new IllegalArgumentException(
                    "%s: 1 to %d characters that can be printed are wanted / se esperan de 1 a %d caracteres"
                            .formatted(field, longest, longest));
        }
    }

    Outcome.OfPerson outcome() {
        return switch (verb) {
            case HOLD -> new Outcome.Hold(who, reason);
            case RELEASE -> new Outcome.Release(who, reason);
            case RETRY -> new Outcome.Retry(who, reason);
            case REOPEN -> new Outcome.Reopen(who, reason);
            case CHECK -> new Outcome.CheckNow(who, reason);
            case RESOLVE ->
                creditNote == null
                        ? new Outcome.ResolvedNotCancelled(who, reason)
                        : new Outcome.ResolvedWithNote(new CreditNote(creditNote, null, null), who, reason);
        };
    }
}
