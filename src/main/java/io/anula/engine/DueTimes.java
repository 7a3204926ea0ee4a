package io.anula.engine;

import static io.anula.config.settings.TimeKeys.POLL_FACTOR;
import static io.anula.config.settings.TimeKeys.POLL_FIRST_DELAY;
import static io.anula.config.settings.TimeKeys.POLL_MAX_DELAY;
import static io.anula.config.settings.TimeKeys.RESEND_FIRST_DELAY;
import static io.anula.config.settings.TimeKeys.RESEND_MAX_DELAY;

import io.anula.cancellation.Schedule;
import io.anula.cancellation.Schedules;
import io.anula.cancellation.State;
import io.anula.config.settings.Settings;
import io.anula.store.Redating;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** When cancellations are due again: by the settings, and corrected after the clock was wrong. */
public final class DueTimes {
    /** Spreads due times that began together by up to a quarter of their delay. */
    private static final double SPREAD = 0.25;
    /** How much longer a lease is than its call, with a small margin. */
    private static final Duration BEYOND_CALLS = Duration.ofSeconds(12);

    private static final Duration SOON = Duration.ofSeconds(45);

    private final Supplier<Settings> settings;
    private final LongestCalls longestCalls;
    private final Redating redating;

    /** @param settings gives the current settings */
    public DueTimes(Supplier<Settings> settings, LongestCalls longestCalls, Redating redating) {
        this.settings = settings;
        this.longestCalls = longestCalls;
        this.redating = redating;
    }

    /** The schedules of these settings. */
    public Schedules schedules(Settings settings) {
        Schedule poll = new Schedule(
                settings.get(POLL_FIRST_DELAY), settings.get(POLL_FACTOR), settings.get(POLL_MAX_DELAY), SPREAD);
        Schedule resend = new Schedule(settings.get(RESEND_FIRST_DELAY), 2, settings.get(RESEND_MAX_DELAY), SPREAD);
        return new Schedules(poll, resend, resend, longestCalls::of);
    }

    /** The longest lease of any call. */
    public Duration longestLease() {
        return longestCalls.ofAll().plus(BEYOND_CALLS);
    }

    /** Corrects due times that are later than possible; if the clock is known to have been ahead, all due times. */
    void dateAnewAtStart() {
        dateAnew(redating.isAhead());
    }

    /** Corrects all due times after the clock was set back; otherwise they would wait that much longer. */
    public void clockWentBack() {
        dateAnew(true);
    }

    /**
     * @param wentBack whether the clock is known to have been set back; otherwise only impossible due times are
     * corrected
     */
    private void dateAnew(boolean wentBack) {
        Schedules delays = schedules(settings.get());
        Duration lease = longestLease();
        Duration send = wentBack ? SOON : delays.resend().longest();
        Duration poll = wentBack ? SOON : delays.poll().longest();
        Map<State, Duration> latest = Map.of(
                State.READY, send,
                State.SENT, poll,
                State.IN_DOUBT, lease.plus(delays.lookup().longest()),
                State.SENDING, lease);
        redating.run(latest, latest);
    }
}
