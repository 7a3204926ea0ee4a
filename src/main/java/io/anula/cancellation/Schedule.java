package io.anula.cancellation;

import java.time.Duration;

/**
 * When to try again: the delay grows with each attempt without a result.
 *
 * @param first the first delay, longer than zero
 * @param factor each further delay is multiplied by it, 1 or more
 * @param longest the upper limit of a delay
 * @param spread by what part of itself a delay may grow at random, 0 upwards, so that work which began together does
 * not come due together
 */
public record Schedule(Duration first, double factor, Duration longest, double spread) {
    private static final int GOLDEN = 0x9E3779B9;
    private static final double ALL = 1L << 32;

    public Schedule {
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("first: must be longer than 0, not " + first);
        }
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("factor: must be 1 or more, not " + factor);
        }
        if (!(spread >= 0)) {
            throw new IllegalArgumentException("spread: must not be negative, not " + spread);
        }
        if (longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("longest: must not be shorter than the first delay " + first);
        }
    }

    /** A schedule without spread. */
    public Schedule(Duration first, double factor, Duration longest) {
        this(first, factor, longest, 0);
    }

    /**
     * The delay after this many attempts without a result, with its spread.
     *
     * @param tries 0 upwards
     * @param whose any number that differs between documents; the same number gives the same delay
     */
    public Duration after(int tries, int whose) {
        return after(tries, whose, Duration.ZERO);
    }

    /**
     * As {@link #after(int, int)}, but at least {@code waited} times the factor. An attempt that came late because of a
     * long queue is thus not followed by a quick one.
     */
    public Duration after(int tries, int whose, Duration waited) {
        double millis = Math.max((double) after(tries).toMillis(), waited.toMillis() * (factor - 1));
        double share = Integer.toUnsignedLong(whose * GOLDEN) / ALL;
        Duration spreadOut = Duration.ofMillis((long) (millis * (1 + spread * share)));
        return spreadOut.compareTo(longest) < 0 ? spreadOut : longest;
    }

    /** The delay after this many attempts without a result, 0 upwards. */
    public Duration after(int tries) {
        double millis = first.toMillis() * Math.pow(factor, tries);
        return millis >= longest.toMillis() ? longest : Duration.ofMillis((long) millis);
    }
}
