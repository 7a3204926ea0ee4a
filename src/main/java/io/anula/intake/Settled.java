package io.anula.intake;

import io.anula.files.FileNames;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a file through when its size and time have stood still for so long. Nobody waits for a file that still grows:
 * it is looked at again with the next poll, and the others go on.
 */
public final class Settled implements GenericFileFilter<File> {
    /** How long names are remembered, as so many times the settle time. */
    private static final int TURN = 10;

    private final Duration settle;
    private final Clock clock;
    private Map<String, Look> looks = new HashMap<>();
    private Map<String, Look> earlier = new HashMap<>();
    private long forgetAt;

    public Settled(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    @Override
    public synchronized boolean accept(GenericFile<File> candidate) {
        File file = candidate.getFile();
        if (FileNames.isUnfinished(file.getName()) || !Files.isRegularFile(file.toPath(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        long now = clock.millis();
        forget(now);
        Look last = looks.containsKey(file.getName()) ? looks.get(file.getName()) : earlier.get(file.getName());
        if (last == null || last.size() != file.length() || last.modified() != file.lastModified()) {
            looks.put(file.getName(), new Look(file.length(), file.lastModified(), now));
            return false;
        }
        looks.put(file.getName(), last);
        return now - last.since() >= settle.toMillis();
    }

    /** Names that no poll has seen for two turns belong to files that are gone. */
    private void forget(long now) {
        if (now >= forgetAt) {
            earlier = looks;
            looks = new HashMap<>();
            forgetAt = now + settle.multipliedBy(TURN).toMillis();
        }
    }

    /** How a file looked, and since when. */
    private record Look(long size, long modified, long since) {}
}
