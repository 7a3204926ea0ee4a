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

/** When cancellations are due again: by the settings, and anew after a clock that was ahead. */
public final class DueTimes {
    /** What began together comes due up to a quarter of its delay apart. */
    private static final double SPREAD = 0.25;
    /** A lease is so much longer than its call, and a little more. */
    private static final Duration BEYOND_CALLS = Duration.ofSeconds(12);

    private static final Duration SOON = Duration.ofSeconds(45);

    private final Supplier<Settings> settings;
    private final LongestCalls longestCalls;
    private final Redating redating;

    /** @param settings as they are whenever they are asked for */
    public DueTimes(Supplier<Settings> settings, LongestCalls longestCalls, Redating redating) {
        this.settings = settings;
        this.longestCalls = longestCalls;
        this.redating = redating;
    }

    /** The delays of those settings. */
    public Schedules schedules(Settings settings) {
        Schedule poll = new Schedule(
                settings.get(POLL_FIRST_DELAY), settings.get(POLL_FACTOR), settings.get(POLL_MAX_DELAY), SPREAD);
        Schedule resend = new Schedule(settings.get(RESEND_FIRST_DELAY), 2, settings.get(RESEND_MAX_DELAY), SPREAD);
        return new Schedules(poll, resend, resend, longestCalls::of);
    }

    /** No lease of a call is longer. */
    public Duration longestLease() {
        return longestCalls.ofAll().plus(BEYOND_CALLS);
    }

    /** Dates anew what is later than anything can be, and all that waits where the clock is known to have been ahead. */
    void dateAnewAtStart() {
        dateAnew(redating.isAhead());
    }

    /** Dates anew all that waits: the clock that leases go by was set back, and what was due by it would wait as long. */
    public void clockWentBack() {
        dateAnew(true);
    }

    /** @param wentBack whether the clock was set back, as is known; else only what is later than anything can be is dated anew */
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
