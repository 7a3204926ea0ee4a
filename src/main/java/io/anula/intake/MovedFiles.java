package io.anula.intake;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks for an hour whether a program still writes to a file that was taken. A program can keep a file open while it
 * is moved; text that it adds is in the archive, but was never read. One alarm names such files until their content is
 * dropped again or they are gone.
 */
public final class MovedFiles {
    /** The name of the alarm. */
    public static final String ALARM = "archived-file-changed";

    private static final Duration WATCHED = Duration.ofHours(1);
    private static final int MOST = 10_000;
    private static final int MOST_NAMED = 5;

    private final Path archive;
    private final IntakeFiles files;
    private final Alarms alarms;
    private final Clock clock;
    private final Map<Path, Moved> moved = new LinkedHashMap<>();

    public MovedFiles(Path archive, IntakeFiles files, Alarms alarms, Clock clock) {
        this.archive = archive;
        this.files = files;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * A file that was moved.
     *
     * @param look its fingerprint when it was read
     * @param until when to stop checking
     * @param changed its newest fingerprint, if it has changed
     * @param sha256 of its newest content, if it has changed
     */
    private record Moved(
            String name,
            FileFingerprint look,
            long until,
            @Nullable FileFingerprint changed,
            @Nullable String sha256) {
        Moved(String name, FileFingerprint look, long until) {
            this(name, look, until, null, null);
        }
    }

    /** Adds a file that had this fingerprint when it was read and is now at this place. */
    synchronized void add(String name, FileFingerprint look, Path place) {
        if (moved.size() >= MOST) {
            moved.remove(moved.keySet().iterator().next());
        }
        moved.put(place, new Moved(name, look, clock.millis() + WATCHED.toMillis()));
    }

    /** Adds the files that were archived in the last hour before this process began. */
    public synchronized void remember() throws IOException {
        for (IntakeFile file : files.archivedSince(clock.instant().minus(WATCHED), MOST)) {
            String archivedAs = file.archivedAs();
            Path place = archivedAs == null ? null : archive.resolve(archivedAs);
            if (place == null || !Files.isRegularFile(place)) {
                continue;
            }
            FileFingerprint now = FileFingerprint.at(place);
            boolean touched = now.modified().toInstant().isAfter(file.receivedAt());
            boolean same = !touched || sha256(place).equals(file.sha256());
            FileFingerprint read = same ? now : new FileFingerprint(now.key(), -1, now.modified());
            moved.put(place, new Moved(file.name(), read, clock.millis() + WATCHED.toMillis()));
        }
    }

    /** Checks each file. */
    synchronized void check() throws IOException {
        long now = clock.millis();
        moved.values().removeIf(each -> each.changed() == null && each.until() < now);
        for (Map.Entry<Path, Moved> each : Map.copyOf(moved).entrySet()) {
            check(each.getKey(), each.getValue());
        }
        tell();
    }

    private void check(Path place, Moved file) throws IOException {
        if (!Files.isRegularFile(place)) {
            moved.remove(place);
            return;
        }
        FileFingerprint now = FileFingerprint.at(place);
        if (now.size() == file.look().size()
                && now.modified().equals(file.look().modified())) {
            return;
        }
        String known = file.sha256();
        String sha256 = known == null || !now.equals(file.changed()) ? sha256(place) : known;
        moved.put(
                place,
                files.isKnown(file.name(), sha256)
                        ? new Moved(file.name(), now, file.until())
                        : new Moved(file.name(), file.look(), file.until(), now, sha256));
    }

    private void tell() {
        Map<Path, Moved> changed = new LinkedHashMap<>();
        moved.forEach((place, file) -> {
            if (file.changed() != null) {
                changed.put(place, file);
            }
        });
        if (changed.isEmpty()) {
            alarms.clear(ALARM);
            return;
        }
        String named =
                changed.keySet().stream().limit(MOST_NAMED).map(Path::toString).collect(Collectors.joining(", "));
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Files that changed after they were taken: %1$d. What was added was not read. Drop each whole into the inbox "
                                + "again: what was taken is not doubled: %2$s / Archivos que cambiaron después de recibidos: "
                                + "%1$d. Lo agregado no se leyó. Vuelva a ponerlos completos en la entrada; nada se duplica: %2$s")
                        .formatted(changed.size(), named));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
