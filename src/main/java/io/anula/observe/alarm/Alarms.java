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
 * The active alarms. A check raises its alarm each time it finds the fault, and clears it each time all is well; log
 * and listeners get each change once. A message that differs only in its numbers is not news.
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

    /** Adds a listener, and tells it at once the alarms that are active. */
    public synchronized void listen(AlarmListener listener) {
        standing.values().forEach(listener::raised);
        listeners.add(listener);
    }

    /** Raises an alarm, or updates the message of an active one. */
    public synchronized void raise(String name, Effect effect, String message) {
        raise(name, effect, message, message);
    }

    /**
     * As {@link #raise(String, Effect, String)}, for an alarm whose details are in separate log lines.
     *
     * @param logged the text for the log; a change of the message alone is not logged again
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

    /** A new text of an active alarm is news, up to a few times a minute. */
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
     * The last log line of an alarm.
     *
     * @param since the begin of the minute in which it was logged this many times
     */
    private record Said(String kind, Instant since, int times) {}

    /** Clears the alarm; does nothing if no alarm of this name is active. */
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

    /** The active alarms, by name. */
    public synchronized List<Alarm> active() {
        return List.copyOf(standing.values());
    }

    private static String kind(String message) {
        return NUMBER.matcher(message).replaceAll("#");
    }
}
