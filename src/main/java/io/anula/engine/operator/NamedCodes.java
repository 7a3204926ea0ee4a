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
    static final Duration GAP = Duration.ofMillis(200);

    /** How often a code is looked at whose poll is under way: that poll may have been answered before the event. */
    static final int MOST_LOOKS = 10;

    /** How many codes wait at most, and how many early polls are remembered. */
    static final int MOST = 10_000;

    private final Map<Code, Entry> waiting = new LinkedHashMap<>();
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

    /**
     * A code that waits.
     *
     * @param due when it may be looked at
     * @param looks how often it was looked at since it was named
     */
    private record Entry(long due, int looks) {}

    /** A code that was taken, and which look at it this is, 1 upwards. */
    record Taken(Code code, int looks) {}

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
            waiting.put(code, new Entry(due - now > 0 ? due : now, 0));
        }
    }

    /** Looks at a code again later, unless that was done often enough, or too many wait. */
    void again(Taken taken, long now) {
        if (taken.looks() < MOST_LOOKS && waiting.size() < MOST) {
            waiting.put(taken.code(), new Entry(now + GAP.toNanos(), taken.looks()));
        }
    }

    /** Takes up to this many codes that are due; they count as polled now. */
    List<Taken> take(int most, long now) {
        List<Taken> taken = new ArrayList<>();
        Iterator<Map.Entry<Code, Entry>> each = waiting.entrySet().iterator();
        while (each.hasNext() && taken.size() < most) {
            Map.Entry<Code, Entry> next = each.next();
            if (next.getValue().due() - now <= 0) {
                taken.add(new Taken(next.getKey(), next.getValue().looks() + 1));
                each.remove();
            }
        }
        for (Taken one : taken) {
            lately.remove(one.code());
            lately.put(one.code(), now);
        }
        return taken;
    }

    /** How long until the next code is due, in nanoseconds, at least 0; null if none waits. */
    @Nullable
    Long untilNext(long now) {
        Long least = null;
        for (Entry entry : waiting.values()) {
            long left = Math.max(0, entry.due() - now);
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
