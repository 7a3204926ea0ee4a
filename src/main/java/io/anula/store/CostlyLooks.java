package io.anula.store;

import io.anula.cancellation.AccountName;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Keeps looks that find nothing from taking much of the store's time: one that took long is not repeated before twenty
 * times as long has passed.
 */
final class CostlyLooks {
    private static final long CHEAP_MILLIS = 5;
    private static final int SHARE = 20;
    /** A clock that was set back lengthens no wait beyond this. */
    private static final long LONGEST_MILLIS = 10_000;

    private final Map<AccountName, Long> notBefore = new ConcurrentHashMap<>();
    private final Clock clock;

    CostlyLooks(Clock clock) {
        this.clock = clock;
    }

    /** What the look finds; nothing if it is too early for it. */
    <T> List<T> look(AccountName account, Supplier<List<T>> look) {
        long begun = clock.millis();
        Long wait = notBefore.get(account);
        if (wait != null && begun < wait && wait - begun <= LONGEST_MILLIS) {
            return List.of();
        }
        List<T> found = look.get();
        long took = clock.millis() - begun;
        if (found.isEmpty() && took > CHEAP_MILLIS) {
            notBefore.put(account, begun + took * SHARE);
        } else {
            notBefore.remove(account);
        }
        return found;
    }
}
