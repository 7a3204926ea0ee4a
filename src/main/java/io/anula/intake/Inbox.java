package io.anula.intake;

import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.files.FileNames;
import io.anula.files.SafeMove;
import io.anula.files.WholeFile;
import io.anula.json.Json;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which requests are dropped, and where its files go.
 *
 * <ol>
 *   <li>A file is read to its end before anything of it is accepted: one that cannot be is rejected whole.
 *   <li>Its records are accepted, batch by batch; its receipt is written; only then it moves to the archive.
 *   <li>A crash anywhere between leaves it in the inbox, or in the archive with its name there already stored; either
 *       way it is known by its name and content, and gone on with.
 * </ol>
 */
public final class Inbox {
    /** The name of the alarm. */
    public static final String ALARM = "files-not-moved";

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** What the reason beside a rejected file is called, after the name of the file. */
    private static final String NOTE = ".error.json";

    private final Path inbox;
    private final Path archive;
    private final Path rejected;
    private final IntakeFiles files;
    private final Leases leases;
    private final Clock clock;
    private final Alarms alarms;

    public Inbox(
            Path inbox, Path archive, Path rejected, IntakeFiles files, Leases leases, Clock clock, Alarms alarms) {
        this.inbox = inbox;
        this.archive = archive;
        this.rejected = rejected;
        this.files = files;
        this.leases = leases;
        this.clock = clock;
        this.alarms = alarms;
    }

    /** Reads the file to its end and registers it. */
    public TakenFile take(File dropped) throws IOException {
        Path path = dropped.toPath();
        String name = path.getFileName().toString();
        FileKind kind = FileKind.of(name)
                .orElseThrow(() -> new UnreadableFileException(
                        "a name that ends in .json, .jsonl, .ndjson or .csv was expected",
                        "se esperaba un nombre que termine en .json, .jsonl, .ndjson o .csv"));
        FileLook look = FileLook.at(path);
        Inspection inspection = RequestFiles.inspect(path, kind, null);
        IntakeFile file = files.register(FileNames.shortened(name), inspection.sha256());
        LOG.info("File {} ({}): {} records, {}", name, file.id(), inspection.records(), file.stage());
        return new TakenFile(path, look, kind, inspection.charset(), "", file, inspection.records());
    }

    /** All records of the file are durable; returns it as it is now. */
    public TakenFile accepted(TakenFile taken) {
        files.accepted(taken.file().id(), taken.records());
        return taken.with(files.find(taken.file().id()));
    }

    /**
     * Moves the file to the archive; its requests are durable and its receipt is written. A file that was written over
     * meanwhile stays: nobody has read it yet.
     */
    public void archive(TakenFile taken) throws IOException {
        IntakeFile file = taken.file();
        demandLease(file.name());
        if (!taken.look().isStillAt(taken.path())) {
            files.archived(file.id());
            LOG.warn(
                    "File {} ({}) was taken away or written over while it was read; what is there now is another file",
                    file.name(),
                    file.id());
            return;
        }
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        Path target = SafeMove.freeName(archive.resolve(day.toString()), file.name());
        files.archiveAs(file.id(), archive.relativize(target).toString());
        move(taken.path(), target);
        files.archived(file.id());
        LOG.info("File {} ({}) is in the archive as {}", file.name(), file.id(), archive.relativize(target));
    }

    /** A file that another node took over is that node's to move. */
    private void demandLease(String name) throws FileTakenOverException {
        if (!leases.holds(FileClaims.lease(name))) {
            throw new FileTakenOverException(name);
        }
    }

    /** Keeps a file that cannot be read, with the reason beside it. */
    public void reject(File dropped, IOException reason) throws IOException {
        demandLease(dropped.getName());
        UnreadableFileException unreadable = reason instanceof UnreadableFileException known ? known : null;
        reject(
                dropped.toPath(),
                unreadable == null ? null : unreadable.line(),
                unreadable == null ? null : unreadable.column(),
                Objects.requireNonNullElse(reason.getMessage(), reason.toString()));
    }

    private void reject(Path path, @Nullable Long line, @Nullable Long column, String message) throws IOException {
        String name = path.getFileName().toString();
        Path target = SafeMove.freeName(rejected, FileNames.shortened(name), NOTE);
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("file", name);
        error.put("line", line);
        error.put("column", column);
        error.put("message", message);
        Path note = target.resolveSibling(target.getFileName() + NOTE);
        Path temporary = note.resolveSibling('.' + note.getFileName().toString() + ".tmp");
        put(note, () -> WholeFile.write(note, temporary, out -> out.write(Json.bytes(error))));
        move(path, target);
        LOG.warn("File {} is rejected, nothing of it was taken; it is kept as {}: {}", name, target, message);
    }

    /** Moves a file out of the inbox; where that cannot be it stays. */
    private void move(Path from, Path to) throws IOException {
        put(to, () -> SafeMove.move(from, to));
    }

    /** Where a file cannot be put an alarm stands until one can be. */
    private void put(Path to, Putting putting) throws IOException {
        try {
            putting.run();
            alarms.clear(ALARM);
        } catch (IOException failure) {
            alarms.raise(ALARM, Effect.WORK_GOES_ON, message(to, failure));
            throw failure;
        }
    }

    private static String message(Path to, IOException failure) {
        return ("%s cannot be written: %s. The file stays in the inbox and is tried again / no se puede escribir; el "
                        + "archivo queda en la entrada y se reintenta")
                .formatted(to.toAbsolutePath().getParent(), failure);
    }

    /** Whatever is there and is no plain file, by one look: a file that the intake has just moved away is not there. */
    private static boolean isStray(Path entry) throws IOException {
        try {
            return !Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile();
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /** Folders and links that bear the name of a request file are no request files: they are rejected like bad files. */
    public void rejectStrays() throws IOException {
        if (!leases.keep("strays")) {
            return;
        }
        Files.createDirectories(inbox);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inbox)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isStray(entry) && FileKind.of(name).isPresent() && !FileNames.isUnfinished(name)) {
                    reject(
                            entry,
                            null,
                            null,
                            Problem.both(
                                    "a file was expected, this is a folder or a link",
                                    "se esperaba un archivo, esto es una carpeta o un enlace"));
                }
            }
        }
    }

    /**
     * True when a file whose requests are durable has left the inbox, and only the note of it is missing: it stands in
     * the archive where it was to be put, or somebody took it away.
     */
    public boolean isGone(IntakeFile file) throws IOException {
        String archivedAs = file.archivedAs();
        if (archivedAs != null && Files.exists(archive.resolve(archivedAs))) {
            return true;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(inbox)) {
            for (Path entry : entries) {
                if (FileNames.shortened(entry.getFileName().toString()).equals(file.name())) {
                    return false;
                }
            }
        } catch (NoSuchFileException never) {
            return true;
        }
        return true;
    }

    private interface Putting {
        void run() throws IOException;
    }
}
