package io.anula.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * Limits how many calls may begin each second, with a token bucket that holds a twentieth of a second's calls. The
 * refill is reduced by as much, so that no second exceeds the limit, wherever it begins. Calls are also counted by kind
 * and clock second, to keep each kind to its share.
 *
 * <p>Not thread-safe: the account's throttle synchronizes.
 */
final class Rate {
    private static final double SECOND = 1e9;
    private static final int BURSTS_A_SECOND = 20;

    private final int perSecond;
    private final double mostTokens;
    private double tokens;
    private Instant counted = Instant.MIN;
    private long second;
    private int submits;
    private int checks;

    /** @param perSecond 0 for no limit */
    Rate(int perSecond) {
        this.perSecond = perSecond;
        this.mostTokens = Math.max(1, perSecond / BURSTS_A_SECOND);
        this.tokens = mostTokens;
    }

    /**
     * How many calls of this kind may begin now; none if the result is not above 0.
     *
     * @param share how many calls each second belong to this kind
     */
    int left(boolean ofSubmits, int share, Instant now) {
        if (perSecond == 0) {
            return Integer.MAX_VALUE;
        }
        flow(now);
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            submits = 0;
            checks = 0;
        }
        return Math.min((int) tokens, share - (ofSubmits ? submits : checks));
    }

    private void flow(Instant now) {
        if (counted.isAfter(now.plusSeconds(1))) {
            counted = now; // the clock was set back
        }
        if (counted.isBefore(now)) {
            long passed = counted.equals(Instant.MIN)
                    ? 0
                    : Duration.between(counted, now).toNanos();
            tokens = Math.min(mostTokens, tokens + passed * (perSecond - mostTokens + 1) / SECOND);
            counted = now;
        }
    }

    /** Counts calls of this kind that begin; a negative number takes back calls that were counted but not made. */
    void begin(boolean ofSubmits, int calls) {
        tokens = Math.min(mostTokens, tokens - calls);
        if (ofSubmits) {
            submits = Math.max(0, submits + calls);
        } else {
            checks = Math.max(0, checks + calls);
        }
    }
}
