package io.anula.observe.watch;

import io.anula.io.Counted;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The alarm for files that stay in the inbox. The age of a file counts from when this process first saw it, because a
 * file may be old when it is moved into the folder.
 */
public final class InboxWaits implements Check {
    private static final String ALARM = "files-wait";
    /** The limit of remembered files; when they are gone, others are remembered. */
    private static final int MOST = 10_000;

    private final Path inbox;
    private final Predicate<String> leftAlone;
    private final Supplier<Duration> limit;
    private final Alarms alarms;
    private final Clock clock;
    private Map<String, Instant> seen = new HashMap<>();
    private volatile int waiting;

    /**
     * @param leftAlone names that do not count as waiting
     * @param clock a clock that never jumps
     */
    public InboxWaits(Path inbox, Predicate<String> leftAlone, Supplier<Duration> limit, Alarms alarms, Clock clock) {
        this.inbox = inbox;
        this.leftAlone = leftAlone;
        this.limit = limit;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** The number of files at the last check, at most {@value #MOST}. */
    public int waiting() {
        return waiting;
    }

    @Override
    public void look() {
        try {
            seen = there();
        } catch (IOException failure) {
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    ("The inbox %1$s cannot be read: %2$s. No file is taken until it can / No se puede leer la entrada %1$s: "
                                    + "%2$s. Ningún archivo se recibe hasta que se pueda")
                            .formatted(inbox, failure));
            return;
        }
        waiting = seen.size();
        Instant before = clock.instant().minus(limit.get());
        long late =
                seen.values().stream().filter(since -> since.isBefore(before)).count();
        if (late == 0) {
            alarms.clear(ALARM);
        } else {
            alarms.raise(ALARM, Effect.WORK_GOES_ON, message(late));
        }
    }

    private Map<String, Instant> there() throws IOException {
        Map<String, Instant> now = new HashMap<>();
        try {
            add(inbox, now);
        } catch (NoSuchFileException notYet) {
            return now;
        }
        return now;
    }

    /** Adds the files in the folder, and those in the folders of accounts. */
    private void add(Path folder, Map<String, Instant> now) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = inbox.relativize(entry).toString();
                if (leftAlone.test(entry.getFileName().toString()) || now.size() >= MOST) {
                    continue;
                }
                if (!Files.isDirectory(entry)) {
                    now.put(name, seen.getOrDefault(name, clock.instant()));
                } else if (folder.equals(inbox) && Files.isReadable(entry)) {
                    add(entry, now);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
    }

    private String message(long late) {
        return ("In the inbox for more than watch.max-age.file (%2$d s): %1$s. What lies there is taken as soon as that can be; the "
                        + "log says what is wrong / En la entrada desde hace más que watch.max-age.file (%2$d s): %3$s. Se "
                        + "recibe en cuanto se pueda; el registro dice qué pasa")
                .formatted(Counted.of(late, "file"), limit.get().toSeconds(), Counted.of(late, "archivo"));
    }
}
