package io.anula.engine.operator;

import io.anula.cancellation.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The codes that events have named and that are to be polled early. A code that is named again while it waits is one
 * entry; one that was polled early a moment ago waits until {@link #GAP} has passed. The number of entries has a limit:
 * what comes beyond it is forgotten, because the schedule polls it anyway.
 *
 * <p>Not thread-safe: its owner synchronizes.
 */
final class NamedCodes {
    /** The shortest time between two early polls of one code. */
    static final Duration GAP = Duration.ofSeconds(1);

    /** How many codes wait at most, and how many early polls are remembered. */
    static final int MOST = 10_000;

    private final Map<Code, Long> waiting = new LinkedHashMap<>();
    private final Map<Code, Long> lately = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Code, Long> eldest) {
            return size() > MOST;
        }
    };
    private long forgotten;

    /**
     * A code of a document.
     *
     * @param text in lower or mixed case, as the provider writes it
     */
    record Code(Provider provider, String text) {}

    /** Adds codes that an event names at this time, in nanoseconds of a clock that only goes forward. */
    void add(Provider provider, Collection<String> codes, long now) {
        for (String text : codes) {
            Code code = new Code(provider, text);
            if (waiting.containsKey(code)) {
                continue;
            }
            if (waiting.size() == MOST) {
                forgotten++;
                continue;
            }
            Long last = lately.get(code);
            long due = last == null ? now : last + GAP.toNanos();
            waiting.put(code, due - now > 0 ? due : now);
        }
    }

    /** Takes up to this many codes that are due; they count as polled now. */
    List<Code> take(int most, long now) {
        List<Code> taken = new ArrayList<>();
        Iterator<Map.Entry<Code, Long>> each = waiting.entrySet().iterator();
        while (each.hasNext() && taken.size() < most) {
            Map.Entry<Code, Long> entry = each.next();
            if (entry.getValue() - now <= 0) {
                taken.add(entry.getKey());
                each.remove();
            }
        }
        for (Code code : taken) {
            lately.remove(code);
            lately.put(code, now);
        }
        return taken;
    }

    /** How long until the next code is due, in nanoseconds, at least 0; null if none waits. */
    @Nullable
    Long untilNext(long now) {
        Long least = null;
        for (long due : waiting.values()) {
            long left = Math.max(0, due - now);
            least = least == null ? left : Math.min(least, left);
            if (least == 0) {
                break;
            }
        }
        return least;
    }

    int size() {
        return waiting.size();
    }

    /** How many codes were forgotten because too many waited. */
    long forgotten() {
        return forgotten;
    }
}
