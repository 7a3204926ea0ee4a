package io.anula.config.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** When each route that works by a clock last showed a sign of life. */
public final class Heartbeats {
    private final Clock clock;
    private final Map<String, Heart> hearts = new ConcurrentHashMap<>();

    /** @param clock that never jumps */
    public Heartbeats(Clock clock) {
        this.clock = clock;
    }

    /** That route begins its work every so often, from now on. */
    public void expect(String route, Duration period) {
        hearts.put(route, new Heart(period, clock.instant()));
    }

    /** Nothing is expected of that route any more. */
    public void forget(String route) {
        hearts.remove(route);
    }

    /** That route lives. */
    public void beat(String route) {
        Heart heart = hearts.get(route);
        if (heart != null) {
            heart.last = clock.instant();
        }
    }

    /**
     * For how long each route has been silent whose silence is too long.
     *
     * @param limit how long a route may be silent
     * @param periods how many of its periods it may be silent besides
     */
    public Map<String, Duration> silent(Duration limit, int periods) {
        Instant now = clock.instant();
        Map<String, Duration> all = new TreeMap<>();
        hearts.forEach((route, heart) -> {
            Duration since = Duration.between(heart.last, now);
            if (since.compareTo(limit.plus(heart.period.multipliedBy(periods))) > 0) {
                all.put(route, since);
            }
        });
        return all;
    }

    /** The last sign of life of that route; null where none is expected. */
    @Nullable
    Instant last(String route) {
        Heart heart = hearts.get(route);
        return heart == null ? null : heart.last;
    }

    private static final class Heart {
        private final Duration period;
        private volatile Instant last;

        Heart(Duration period, Instant last) {
            this.period = period;
            this.last = last;
        }
    }
}
