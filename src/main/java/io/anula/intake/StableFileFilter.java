package io.anula.intake;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts a file when its size and time have been unchanged for the settle time, and a file that looks incomplete after
 * a much longer time. It never waits for a file: the next poll checks it again, and other files are not delayed. Of the
 * folders, only those of accounts are entered.
 */
public final class StableFileFilter implements GenericFileFilter<File> {
    private static final Logger LOG = LoggerFactory.getLogger(StableFileFilter.class);

    /** How long names are remembered, as a multiple of the settle time. */
    private static final int TURN = 10;

    private static final int SHARE_OF_UNREADABLE = 3;

    private final Duration settle;
    private final Duration unfinished;
    private final InboxFolder inbox;
    private final StuckFiles stuck;
    private final Clock clock;
    private final Clock wall;
    private Map<String, Look> looks = new HashMap<>();
    private Map<String, Look> earlier = new HashMap<>();
    private long forgetAt;

    /**
     * @param settle the time for a complete file
     * @param unfinished the time for a file with an incomplete end
     * @param clock a clock that never jumps
     * @param wall the machine's clock, which dates files
     */
    public StableFileFilter(
            Duration settle, Duration unfinished, InboxFolder inbox, StuckFiles stuck, Clock clock, Clock wall) {
        this.wall = wall;
        this.settle = settle;
        this.unfinished = unfinished;
        this.inbox = inbox;
        this.stuck = stuck;
        this.clock = clock;
    }

    @Override
    public synchronized boolean accept(GenericFile<File> candidate) {
        File file = candidate.getFile();
        Path path = path(file);
        if (path == null || inbox.isLeftAlone(file.getName())) {
            return false;
        }
        if (candidate.isDirectory()) {
            return inbox.isOfAccount(path);
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !stuck.mayBeTried(inbox.name(path))) {
            return false;
        }
        long now = clock.millis();
        forget(now);
        String key = key(file);
        Look last = last(key);
        if (last == null || !last.isOf(file)) {
            looks.put(key, new Look(file.length(), file.lastModified(), now, null));
            return false;
        }
        looks.put(key, last);
        return now - last.since() >= settle.toMillis() && isPatient(file, last);
    }

    private boolean isPatient(File file, Look look) {
        return look.patience() == null || hasStoodStill(file, look.patience());
    }

    /** Null for a name that this process's locale cannot express; {@link Strays} handles it. */
    private static @Nullable Path path(File file) {
        try {
            return file.toPath();
        } catch (InvalidPathException odd) {
            return null;
        }
    }

    private static String key(File file) {
        return file.getParent() + '/' + file.getName();
    }

    private @Nullable Look last(String key) {
        return looks.containsKey(key) ? looks.get(key) : earlier.get(key);
    }

    /**
     * Whether an incomplete file must now be accepted, or rejected, as it is: the longer time has passed since it was
     * last written and since its current state was first seen.
     *
     * @param readable whether it would be accepted, so that half a record could count as a whole one; a file that would
     * only be rejected waits a third of the time
     */
    synchronized boolean hasStoodStill(File file, boolean readable) {
        return hasStoodStill(file, patience(readable));
    }

    private Duration patience(boolean readable) {
        return readable ? unfinished : unfinished.dividedBy(SHARE_OF_UNREADABLE);
    }

    private boolean hasStoodStill(File file, Duration patience) {
        long seen = clock.millis() - sinceWhen(file);
        return Math.max(seen, wall.millis() - file.lastModified()) >= patience.toMillis();
    }

    private long sinceWhen(File file) {
        Look last = last(key(file));
        return last == null || !last.isOf(file) ? clock.millis() : last.since();
    }

    /** The file looks incomplete: it is not accepted until it is unchanged for long or has changed. */
    synchronized void waits(File file, boolean readable) {
        Duration patience = patience(readable);
        LOG.info(
                "{} looks unfinished: it is {} as it is when it has stood still for {} s, and read again as soon as it changes",
                file.getName(),
                readable ? "taken" : "rejected",
                patience.toSeconds());
        looks.put(key(file), new Look(file.length(), file.lastModified(), sinceWhen(file), patience));
    }

    /** Forgets names that no poll has seen for two turns: those files are gone. */
    private void forget(long now) {
        if (now >= forgetAt) {
            earlier = looks;
            looks = new HashMap<>();
            forgetAt = now + settle.multipliedBy(TURN).toMillis();
        }
    }

    /**
     * The state of a file.
     *
     * @param patience how long it must be unchanged if it looked incomplete, otherwise null
     */
    private record Look(
            long size, long modified, long since, @Nullable Duration patience) {
        boolean isOf(File file) {
            return size == file.length() && modified == file.lastModified();
        }
    }
}
