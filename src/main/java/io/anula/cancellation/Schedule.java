package io.anula.cancellation;

import java.time.Duration;

/**
 * When to look again: a delay that grows with each look that brought nothing.
 *
 * @param first the first delay, longer than zero
 * @param factor what each further delay is multiplied by, 1 or more
 * @param longest no delay is longer
 * @param spread by how much of itself a delay may be longer, 0 upwards: what began together does not come due together
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

    /** Without any spread. */
    public Schedule(Duration first, double factor, Duration longest) {
        this(first, factor, longest, 0);
    }

    /**
     * The delay after so many looks in vain, spread.
     *
     * @param tries 0 upwards
     * @param whose any number that differs from one document to the next; the same gives the same delay
     */
    public Duration after(int tries, int whose) {
        return after(tries, whose, Duration.ZERO);
    }

    /**
     * As {@link #after(int, int)}, for a document that waits so long already: its wait grows by the factor at the least. A
     * look that came late, behind many others, is not followed by the quick one that its number would ask for.
     */
    public Duration after(int tries, int whose, Duration waited) {
        double millis = Math.max((double) after(tries).toMillis(), waited.toMillis() * (factor - 1));
        double share = Integer.toUnsignedLong(whose * GOLDEN) / ALL;
        Duration spreadOut = Duration.ofMillis((long) (millis * (1 + spread * share)));
        return spreadOut.compareTo(longest) < 0 ? spreadOut : longest;
    }

    /** The delay after so many looks in vain, 0 upwards. */
    public Duration after(int tries) {
        double millis = first.toMillis() * Math.pow(factor, tries);
        return millis >= longest.toMillis() ? longest : Duration.ofMillis((long) millis);
    }
}
