package io.anula.observe.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that advances evenly whatever happens to the machine's clock: for durations, not for dates. */
public final class SteadyClock extends Clock {
    private final Clock start;
    private final long startNanos = System.nanoTime();

    /** @param clock the clock whose time it starts with */
    public SteadyClock(Clock clock) {
        this.start = Clock.fixed(clock.instant(), clock.getZone());
    }

    @Override
    public Instant instant() {
        return start.instant().plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return start.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("how long something takes is the same in every zone");
    }
}
