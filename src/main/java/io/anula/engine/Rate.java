package io.anula.engine;

import java.time.Duration;
import java.time.Instant;

/**
 * How many calls may begin each second: a bucket of tokens that holds a twentieth of a second's calls, and so much less
 * flows into it that no second has more than it may, wherever it begins. What began is counted by kind besides, in the
 * seconds of the clock, so that each kind can be kept to its share.
 *
 * <p>Its lane keeps two threads from it at once.
 */
final class Rate {
    private static final double SECOND = 1e9;
    private static final int BURSTS_A_SECOND = 20;

    private final int perSecond;
    private final double mostTokens;
    private double tokens;
    private Instant counted = Instant.MIN;
    private long second;
    private int sends;
    private int looks;

    /** @param perSecond 0 for no limit */
    Rate(int perSecond) {
        this.perSecond = perSecond;
        this.mostTokens = Math.max(1, perSecond / BURSTS_A_SECOND);
        this.tokens = mostTokens;
    }

    /**
     * How many calls of that kind may begin now; none where it is not more than 0.
     *
     * @param share so many of a second's calls are that kind's
     */
    int left(boolean ofSends, int share, Instant now) {
        if (perSecond == 0) {
            return Integer.MAX_VALUE;
        }
        flow(now);
        if (now.getEpochSecond() != second) {
            second = now.getEpochSecond();
            sends = 0;
            looks = 0;
        }
        return Math.min((int) tokens, share - (ofSends ? sends : looks));
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

    /** So many calls of that kind begin; less than 0: so many that were counted do not. */
    void begin(boolean ofSends, int calls) {
        tokens = Math.min(mostTokens, tokens - calls);
        if (ofSends) {
            sends = Math.max(0, sends + calls);
        } else {
            looks = Math.max(0, looks + calls);
        }
    }
}
