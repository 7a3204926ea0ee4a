package io.anula.observe.watch;

import static io.anula.config.settings.TimeKeys.POLL_ALARM_AFTER;

import io.anula.cancellation.State;
import io.anula.config.settings.Settings;
import io.anula.config.settings.WatchKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The time limits of cancellations.
 *
 * @param open from the request to the end
 * @param states for each state; a state without a limit is missing
 */
public record Limits(Duration open, Map<State, Duration> states) {

    /** The limits in the settings. */
    public static Limits of(Settings settings) {
        Map<State, Duration> states = new EnumMap<>(State.class);
        for (State state : State.values()) {
            if (!state.ended()) {
                settings.get(WatchKeys.maxAge(word(state))).ifPresent(limit -> states.put(state, limit));
            }
        }
        return new Limits(settings.get(POLL_ALARM_AFTER), states);
    }

    /**
     * A cancellation that entered this state before this time is late; the earliest possible time if there is no limit.
     */
    Instant movedBefore(State state, Instant now) {
        return Optional.ofNullable(states.get(state)).map(now::minus).orElse(Instant.EPOCH);
    }

    /** The name of the state in settings, alarms and metrics. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
