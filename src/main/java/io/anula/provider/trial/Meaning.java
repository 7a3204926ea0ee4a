package io.anula.provider.trial;

import io.anula.cancellation.EventName;
import io.anula.cancellation.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an answer means for the credit note. */
public enum Meaning {
    /** The note exists. */
    ACCEPTED,
    /** The provider refused it, so there is none. */
    REJECTED,
    /** The call was not processed; it is made again. */
    NOT_SENT,
    /** A look-up proves that there is none. */
    ABSENT,
    /** The answer proves nothing. */
    IN_DOUBT;

    private static final Map<String, Meaning> BY_EVENT = Map.of(
            EventName.of(Outcome.Confirmed.class), ACCEPTED,
            EventName.of(Outcome.Refused.class), REJECTED,
            EventName.of(Outcome.NotSent.class), NOT_SENT,
            EventName.of(Outcome.Absent.class), ABSENT,
            EventName.of(Outcome.Unknown.class), IN_DOUBT,
            EventName.of(Outcome.LookupFailed.class), IN_DOUBT,
            EventName.of(Outcome.Undecidable.class), IN_DOUBT);

    /** The meaning of this outcome. */
    public static Meaning of(Outcome outcome) {
        return ofEvent(EventName.of(outcome))
                .orElseThrow(() -> new IllegalArgumentException(outcome.getClass() + " is no meaning of an answer"));
    }

    /** The meaning that the history names; empty for what is no meaning of an answer. */
    static Optional<Meaning> ofEvent(String event) {
        return Optional.ofNullable(BY_EVENT.get(event));
    }

    /** The name for programs, such as {@code in-doubt}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
