package io.anula.engine;

import io.anula.cancellation.AccountName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One account at one moment.
 *
 * @param inFlight calls under way
 * @param maxInFlight how many may be under way
 * @param maxPerSecond how many may begin each second; 0: no limit
 * @param pausedUntil until when no call leaves, because the provider rejected calls; null if calls may leave
 * @param refused whether the login or the address is refused
 * @param overdue places of calls that must have ended long ago
 * @param ended the calls that ended in the last minutes
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
