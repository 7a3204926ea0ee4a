package io.anula.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes by itself, and further when a test turns it. */
public final class TurnedClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private volatile Duration turned = Duration.ZERO;

    /** Goes so much further. */
    public void turn(Duration further) {
        turned = turned.plus(further);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(turned);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks the clock for a zone");
    }
}
