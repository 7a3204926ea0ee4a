package io.anula.engine;

import io.anula.cancellation.AccountName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account with its provider at one moment.
 *
 * @param inFlight calls under way
 * @param maxInFlight so many may be
 * @param maxPerSecond so many may begin each second; 0: no limit
 * @param pausedUntil the provider turned calls away: none leaves before then; null where all may
 * @param refused true while its login or its address is refused
 * @param overdue places that calls hold which must have ended long ago
 * @param ended what ended in the last minutes
 */
public record ThrottleSnapshot(
        AccountName account,
        int inFlight,
        int maxInFlight,
        int maxPerSecond,
        @Nullable Instant pausedUntil,
        boolean refused,
        int overdue,
        CallFigures ended) {}
