package io.anula.web.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down password guessing: after some failures no attempt is made for half a minute, after each further one for
 * twice as long. Attempts are counted by user name and by address, so that neither many names nor many addresses help.
 */
final class Attempts {
    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Clock clock;
    private final int free;
    private final Map<String, Failures> all = new LinkedHashMap<>();

    /** @param free the number of failures without a wait */
    Attempts(Clock clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    private record Failures(int count, Instant last, Instant until) {}

    /** How long this name or address must wait; zero if it need not. */
    synchronized Duration wait(String whom) {
        Failures failures = all.get(whom);
        Instant now = clock.instant();
        return failures == null || !now.isBefore(failures.until())
                ? Duration.ZERO
                : Duration.between(now, failures.until());
    }

    synchronized void failed(String whom) {
        Instant now = clock.instant();
        all.values().removeIf(old -> !now.isBefore(old.last().plus(FORGOTTEN)));
        Failures before = all.remove(whom);
        int count = before == null ? 1 : before.count() + 1;
        all.put(whom, new Failures(count, now, now.plus(lock(count))));
        if (all.size() > MOST) {
            all.remove(all.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String whom) {
        all.remove(whom);
    }

    private Duration lock(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration lock = FIRST;
        for (int more = free; more < count && lock.compareTo(LONGEST) < 0; more++) {
            lock = lock.multipliedBy(2);
        }
        return lock.compareTo(LONGEST) < 0 ? lock : LONGEST;
    }
}
