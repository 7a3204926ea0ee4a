package io.anula.observe.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarms that stand. Whoever finds a fault raises its alarm as often as it is found, and clears it as often as all
 * is well: the log says it once each time, and listeners hear it once each time. A message that differs only in its
 * numbers is no news.
 */
public final class Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int A_FEW = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final Clock clock;
    private final Map<String, Alarm> standing = new TreeMap<>();
    private final Map<String, Said> said = new HashMap<>();
    private final List<AlarmListener> listeners = new ArrayList<>();

    public Alarms(Clock clock) {
        this.clock = clock;
    }

    /** From now on that one hears of every alarm, and at once of those that stand. */
    public synchronized void listen(AlarmListener listener) {
        standing.values().forEach(listener::raised);
        listeners.add(listener);
    }

    /** Raises an alarm, or gives the one that stands its newest message. */
    public synchronized void raise(String name, Effect effect, String message) {
        raise(name, effect, message, message);
    }

    /**
     * As {@link #raise(String, Effect, String)}, for one whose details the log has in lines of their own.
     *
     * @param logged what the log says of it; what differs only in the message is no news for the log
     */
    public synchronized void raise(String name, Effect effect, String message, String logged) {
        Alarm before = standing.get(name);
        Instant since = before == null ? clock.instant() : before.since();
        Alarm alarm = new Alarm(name, effect, message, since);
        standing.put(name, alarm);
        if (isNews(name, before == null || before.effect() != effect, kind(logged))) {
            LOG.error("ALARM {}: {}", name, logged);
        }
        if (before == null) {
            listeners.forEach(listener -> listener.raised(alarm));
        }
    }

    /** An alarm that stands and says something else is news, a few times a minute. */
    private boolean isNews(String name, boolean first, String kind) {
        Instant now = clock.instant();
        Said last = first ? null : said.get(name);
        if (last == null) {
            said.put(name, new Said(kind, now, 1));
            return true;
        }
        boolean anew = !now.isBefore(last.since().plus(MINUTE));
        if (last.kind().equals(kind) || (!anew && last.times() >= A_FEW)) {
            return false;
        }
        said.put(name, anew ? new Said(kind, now, 1) : new Said(kind, last.since(), last.times() + 1));
        return true;
    }

    /**
     * What the log said last of an alarm.
     *
     * @param since when the minute began in which it was said so many times
     */
    private record Said(String kind, Instant since, int times) {}

    /** All is well again; nothing happens where no alarm of that name stands. */
    public synchronized void clear(String name) {
        Alarm gone = standing.remove(name);
        said.remove(name);
        if (gone != null) {
            Duration stood = Duration.between(gone.since(), clock.instant());
            LOG.info(
                    "Alarm {} is over, it stood for {} s / terminó, duró {} s",
                    name,
                    stood.toSeconds(),
                    stood.toSeconds());
            listeners.forEach(listener -> listener.cleared(gone));
        }
    }

    /** Those that stand now, by name. */
    public synchronized List<Alarm> active() {
        return List.copyOf(standing.values());
    }

    private static String kind(String message) {
        return NUMBER.matcher(message).replaceAll("#");
    }
}
