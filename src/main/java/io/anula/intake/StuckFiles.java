package io.anula.intake;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of the inbox that could not be taken. Each is tried again after a pause that grows to half a minute, so that it
 * does not delay other files. One alarm names those that cannot be read or moved.
 */
public final class StuckFiles {
    /** The name of the alarm. */
    public static final String ALARM = "files-not-moved";

    private static final Logger LOG = LoggerFactory.getLogger(StuckFiles.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 4;
    private static final int MOST_NAMED = 5;

    private final Alarms alarms;
    private final Clock clock;
    private final Map<String, Stuck> files = new TreeMap<>();

    public StuckFiles(Alarms alarms, Clock clock) {
        this.alarms = alarms;
        this.clock = clock;
    }

    private record Stuck(String reason, int tries, long nextTry, boolean alarming) {}

    /** Whether the file has no failure, or its pause is over. */
    synchronized boolean mayBeTried(String name) {
        Stuck stuck = files.get(name);
        return stuck == null || clock.millis() >= stuck.nextTry();
    }

    /** The file cannot be read or moved, and a person must help. */
    synchronized void cannotBeTaken(String name, String reason) {
        boolean named = failed(name, reason, true);
        raise();
        if (named && files.size() > MOST_NAMED) {
            LOG.warn("{} stays in the inbox: {}", name, reason);
        }
    }

    /** The cause is not the file and has its own alarm: the file is tried again soon. */
    synchronized void tryAgain(String name, String reason) {
        if (failed(name, reason, false)) {
            LOG.warn("{} stays in the inbox and is tried again: {}", name, reason);
        }
    }

    /** Returns whether this is news. */
    private boolean failed(String name, String reason, boolean alarming) {
        Stuck before = files.get(name);
        int tries = before == null || !alarming ? 0 : Math.min(before.tries() + 1, MOST_DOUBLINGS);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << tries);
        long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
        files.put(name, new Stuck(reason, tries, clock.millis() + millis, alarming));
        return before == null || !before.reason().equals(reason);
    }

    /** The file is taken. */
    synchronized void taken(String name) {
        if (files.remove(name) != null) {
            raise();
        }
    }

    /** Forgets the files that are gone. */
    synchronized void keepOnly(Predicate<String> there) {
        if (files.keySet().removeIf(there.negate())) {
            raise();
        }
    }

    private void raise() {
        long count = files.values().stream().filter(Stuck::alarming).count();
        if (count == 0) {
            alarms.clear(ALARM);
            return;
        }
        String named = files.entrySet().stream()
                .filter(each -> each.getValue().alarming())
                .limit(MOST_NAMED)
                .map(each -> each.getKey() + " (" + each.getValue().reason() + ')')
                .collect(Collectors.joining(", "));
        String more = count > MOST_NAMED ? ", …" : "";
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Files of the inbox that cannot be read or moved: %1$d. They stay there and are tried again; the others go "
                                + "on: %2$s%3$s / Archivos de la entrada que no se pueden leer o mover: %1$d. Quedan ahí y "
                                + "se reintentan; los demás siguen: %2$s%3$s")
                        .formatted(count, named, more));
    }
}
