package io.anula.engine.operator;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call for a credit note that left, or may have left.
 *
 * @param cancellation the id of its cancellation
 * @param at when the call began; for a call that a restored store may have lost, the time of the restore
 * @param known what is known of it now
 * @param since when that became known
 * @param message the message about it; null if there is none
 */
public record PastCall(
        String cancellation,
        Instant at,
        Known known,
        Instant since,
        @Nullable String message) {
    /** What is known of a call. */
    public enum Known {
        /** No outcome is recorded yet. */
        UNDER_WAY,
        /** It may have made a credit note. */
        UNCERTAIN,
        /** A look-up proved that it made none. */
        NO_NOTE,
        /** It made a credit note. */
        NOTE,
        /** The provider refused it. */
        REFUSED,
        /** It made a credit note, which the authority rejected. */
        REJECTED;

        /** The name for programs. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What an event in the history says about the call before it. */
        static Known after(String event) {
            return switch (event) {
                case "Absent" -> NO_NOTE;
                case "Created", "Found", "Confirmed", "Undecided", "Accepted" -> NOTE;
                case "Refused" -> REFUSED;
                case "Rejected" -> REJECTED;
                default -> UNCERTAIN;
            };
        }
    }
}
