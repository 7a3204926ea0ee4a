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
 * How long a cancellation may take.
 *
 * @param open in all, from the request to the end
 * @param states in each state; one without a limit is not there
 */
public record Limits(Duration open, Map<State, Duration> states) {

    /** Those of the settings. */
    public static Limits of(Settings settings) {
        Map<State, Duration> states = new EnumMap<>(State.class);
        for (State state : State.values()) {
            if (!state.ended()) {
                settings.get(WatchKeys.maxAge(word(state))).ifPresent(limit -> states.put(state, limit));
            }
        }
        return new Limits(settings.get(POLL_ALARM_AFTER), states);
    }

    /** Since before when a cancellation in that state has been in it for too long; nothing is so old where there is no limit. */
    Instant movedBefore(State state, Instant now) {
        return Optional.ofNullable(states.get(state)).map(now::minus).orElse(Instant.EPOCH);
    }

    /** What settings, alarms and metrics call the state. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
