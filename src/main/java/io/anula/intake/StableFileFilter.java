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
 * Lets a file through when its size and time have stood still for so long, and one that looks unfinished when they have
 * stood still for much longer. Nobody waits for a file that still grows: it is looked at again with the next poll, and
 * the others go on. Of folders, those of accounts are looked into.
 */
public final class StableFileFilter implements GenericFileFilter<File> {
    private static final Logger LOG = LoggerFactory.getLogger(StableFileFilter.class);

    /** How long names are remembered, as so many times the settle time. */
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
     * @param settle for a file that can be read to its end
     * @param unfinished for one that ends in the middle of something
     * @param clock that never jumps
     * @param wall the machine's own, by which files are dated
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

    /** Null for a name that the locale of this process does not have: {@link Strays} sees to it. */
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
     * Whether a file that ends in the middle of something is to be taken, or rejected, as it is: since it was last written,
     * or since it was first seen as it is now, the longer time has passed.
     *
     * @param readable whether it would be taken, so that half a record could be taken for a whole one; one that would only
     *     be rejected waits a third of the time
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

    /** The file looks unfinished: it is not let through before it has stood still for long, or changed. */
    synchronized void waits(File file, boolean readable) {
        Duration patience = patience(readable);
        LOG.info(
                "{} looks unfinished: it is {} as it is when it has stood still for {} s, and read again as soon as it changes",
                file.getName(),
                readable ? "taken" : "rejected",
                patience.toSeconds());
        looks.put(key(file), new Look(file.length(), file.lastModified(), sinceWhen(file), patience));
    }

    /** Names that no poll has seen for two turns belong to files that are gone. */
    private void forget(long now) {
        if (now >= forgetAt) {
            earlier = looks;
            looks = new HashMap<>();
            forgetAt = now + settle.multipliedBy(TURN).toMillis();
        }
    }

    /**
     * How a file looked.
     *
     * @param patience how long it has to stand still when it was found unfinished, else null
     */
    private record Look(
            long size, long modified, long since, @Nullable Duration patience) {
        boolean isOf(File file) {
            return size == file.length() && modified == file.lastModified();
        }
    }
}
