package io.anula.engine.operator;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a cancellation.
 *
 * @param who says it, 1 to 100 characters
 * @param reason why, 1 to 1,000 characters
 * @param creditNote for {@link Verb#RESOLVE}: the code of the note that exists; null when the invoice stands
 * @param version the version of the cancellation that the person saw, 0 upwards; null where that is not said
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

    /** What can be said. */
    public enum Verb {
        /** Stop here until a person says more. */
        HOLD,
        /** Go on where it was held. */
        RELEASE,
        /** Nothing happened: send it. */
        RETRY,
        /** It ends here: with the note that exists, or without one. */
        RESOLVE,
        /** It ended as done, and was not done. */
        REOPEN,
        /** Look now, not when the next look is due. */
        CHECK;

        /** The verb of that name in any case. */
        public static Optional<Verb> named(String name) {
            for (Verb verb : values()) {
                if (verb.text().equals(name.toLowerCase(Locale.ROOT))) {
                    return Optional.of(verb);
                }
            }
            return Optional.empty();
        }

        /** Its name in addresses and commands. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that does not say what the person saw. */
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
