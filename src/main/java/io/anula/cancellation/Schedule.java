package io.anula.cancellation;

import java.time.Duration;

/**
 * When to look again: a delay that grows with each look that brought nothing.
 *
 * @param first the first delay, longer than zero
 * @param factor what each further delay is multiplied by, 1 or more
 * @param longest no delay is longer
 */
public record Schedule(Duration first, double factor, Duration longest) {
    public Schedule {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first: must be longer than 0, not " + first);
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("factor: must be 1 or more, not " + factor);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest: must not be shorter than the first delay " + first);
        }
    }

    /** The delay after so many looks in vain, 0 upwards. */
    public Duration after(int tries) {
        double millis = first.toMillis() * Math.pow(factor, tries);
        return millis >= longest.toMillis() ? longest : Duration.ofMillis((long) millis);
    }
}
