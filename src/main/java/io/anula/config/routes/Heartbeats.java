package io.anula.config.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The last sign of life of each route that works by a clock. */
public final class Heartbeats {
    private final Clock clock;
    private final Map<String, Heart> hearts = new ConcurrentHashMap<>();

    /** @param clock a clock that never jumps */
    public Heartbeats(Clock clock) {
        this.clock = clock;
    }

    /** Expects a sign of life from the route in each period from now on. */
    public void expect(String route, Duration period) {
        hearts.put(route, new Heart(period, clock.instant()));
    }

    /** Expects nothing from the route any more. */
    public void forget(String route) {
        hearts.remove(route);
    }

    /** Records a sign of life of the route. */
    public void beat(String route) {
        Heart heart = hearts.get(route);
        if (heart != null) {
            heart.last = clock.instant();
        }
    }

    /**
     * The routes that are silent for too long, with the duration of the silence.
     *
     * @param limit how long a route may be silent
     * @param periods how many of its periods are added to the limit
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

    /** The last sign of life of the route; null if none is expected. */
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
