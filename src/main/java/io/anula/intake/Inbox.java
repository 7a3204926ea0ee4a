package io.anula.intake;

import io.anula.intake.rules.Problem;
import io.anula.io.Counted;
import io.anula.io.Json;
import io.anula.io.PlainFile;
import io.anula.io.Private;
import io.anula.io.SafeMove;
import io.anula.io.WholeFile;
import io.anula.observe.alarm.Alarms;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
 *   <li>A file is read to its end before any record is accepted. If that fails, the whole file is rejected.
 *   <li>Its records are accepted, batch by batch; its receipt is written; only then the file moves to the archive.
 *   <li>A crash in between leaves the file in the inbox, or in the archive under a name that the store already has. In
 *       both cases it is recognised by name and content, and finished.
 * </ol>
 */
public final class Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** The suffix of the file beside a rejected file that gives the reason. */
    private static final String NOTE = ".error.json";

    private final InboxFolder inbox;
    private final Places places;
    private final IntakeFiles files;
    private final Leases leases;
    private final Clock clock;
    private final StableFileFilter settled;
    private final StuckFiles stuck;
    private final MovedFiles moved;
    private final Strays strays;
    private final @Nullable Charset charset;
    private final RequestFiles requestFiles;

    /**
     * The folders for files.
     *
     * @param archive for accepted files
     * @param rejected for files that cannot be read
     */
    public record Places(Path archive, Path rejected) {}

    /**
     * @param settle how long a file with an odd name must be unchanged before it is renamed
     * @param charset of files without a byte order mark; null to detect it
     */
    public Inbox(
            InboxFolder inbox,
            Places places,
            IntakeFiles files,
            Leases leases,
            Clock clock,
            Alarms alarms,
            StableFileFilter settled,
            StuckFiles stuck,
            Duration settle,
            @Nullable Charset charset,
            RequestFiles requestFiles) {
        this.inbox = inbox;
        this.requestFiles = requestFiles;
        this.places = places;
        this.files = files;
        this.leases = leases;
        this.clock = clock;
        this.settled = settled;
        this.stuck = stuck;
        this.charset = charset;
        moved = new MovedFiles(places.archive(), files, alarms, clock);
        strays = new Strays(inbox, settle, stuck, alarms, clock, this::rejectStray);
    }

    /** Reads the file to its end and registers it. */
    public InboxFile take(File dropped) throws IOException {
        Path path = dropped.toPath();
        String name = inbox.name(path);
        FileKind kind = FileKind.of(name)
                .orElseThrow(() -> new UnreadableFileException(
                        "a name that ends in .json, .jsonl, .ndjson, .csv, .xml or .txt was expected",
                        "se esperaba un nombre que termine en .json, .jsonl, .ndjson, .csv, .xml o .txt"));
        FileFingerprint look = FileFingerprint.at(path);
        PlainFile opened = PlainFile.open(inbox.path(), path);
        try {
            Inspection inspection = inspect(dropped, opened, kind);
            IntakeFile file = files.register(name, inspection.sha256());
            if (file.archivedAs() == null) {
                LOG.info(
                        "File {} ({}): {}, {}",
                        name,
                        file.id(),
                        Counted.of(inspection.records(), "record"),
                        file.stage());
            }
            return new InboxFile(
                    path, opened, look, kind, inspection.charset(), inbox.account(path), file, inspection.records());
        } catch (IOException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    /** A file with an incomplete end waits, because its writer may not have finished. */
    private Inspection inspect(File dropped, PlainFile opened, FileKind kind) throws IOException {
        try {
            Inspection inspection = requestFiles.inspect(opened::fromStart, kind, charset);
            if (!inspection.ended()) {
                demandStillness(dropped, true);
            }
            return inspection;
        } catch (UnreadableFileException unreadable) {
            if (unreadable.isCutShort()) {
                demandStillness(dropped, false);
            }
            throw unreadable;
        }
    }

    private void demandStillness(File dropped, boolean readable) throws UnfinishedFileException {
        if (!settled.hasStoodStill(dropped, readable)) {
            settled.waits(dropped, readable);
            throw new UnfinishedFileException(dropped.getName());
        }
    }

    /** Marks that all records of the file are durable; returns the file's new row. */
    public InboxFile accepted(InboxFile taken) {
        files.accepted(taken.file().id(), taken.records());
        return taken.with(files.find(taken.file().id()));
    }

    /**
     * Moves the file to the archive; its requests are durable and its receipt is written. A file that was overwritten
     * meanwhile stays in the inbox, because its new content was not read.
     */
    public void archive(InboxFile taken) throws IOException {
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
        Path target = SafeMove.freeName(places.archive().resolve(day.toString()), file.name());
        Path relative = places.archive().relativize(target);
        files.archiveAs(file.id(), relative.toString());
        try {
            SafeMove.move(taken.path(), target);
        } catch (IOException failure) {
            if (file.archivedAs() == null) {
                files.notArchived(file.id());
            }
            throw failure;
        }
        files.archived(file.id());
        moved.add(file.name(), taken.look(), target);
        stuck.taken(file.name());
        LOG.info("File {} ({}) is in the archive as {}", file.name(), file.id(), relative);
    }

    /** If another node has taken over a file, only that node may move it. */
    private void demandLease(String name) throws FileTakenOverException {
        if (!leases.holds(FileClaims.lease(name))) {
            throw new FileTakenOverException(name);
        }
    }

    /** Moves an unreadable file to the rejected folder, with the reason beside it; if that fails, the file stays. */
    public void reject(File dropped, IOException reason) throws FileTakenOverException {
        Path path = dropped.toPath();
        String name = inbox.name(path);
        demandLease(name);
        UnreadableFileException unreadable = reason instanceof UnreadableFileException known ? known : null;
        try {
            FileFingerprint look = FileFingerprint.at(path);
            Path target = reject(
                    path,
                    unreadable == null ? null : unreadable.line(),
                    unreadable == null ? null : unreadable.column(),
                    Objects.requireNonNullElse(reason.getMessage(), reason.toString()));
            moved.add(name, look, target);
            stuck.taken(name);
        } catch (IOException failure) {
            postpone(dropped, failure);
        }
    }

    private Path reject(Path path, @Nullable Long line, @Nullable Long column, String message) throws IOException {
        String name = inbox.name(path);
        Path target = SafeMove.freeName(places.rejected(), name, NOTE);
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("file", name);
        error.put("line", line);
        error.put("column", column);
        error.put("message", message);
        Path note = target.resolveSibling(target.getFileName() + NOTE);
        Path temporary = note.resolveSibling('.' + note.getFileName().toString() + ".tmp");
        WholeFile.write(note, temporary, out -> out.write(Json.bytes(error)));
        SafeMove.move(path, target);
        LOG.warn("File {} is rejected, nothing of it was taken; it is kept as {}: {}", name, target, message);
        return target;
    }

    private void rejectStray(Path entry) throws IOException {
        reject(
                entry,
                null,
                null,
                Problem.both(
                        "a file was expected, this is a folder or a link",
                        "se esperaba un archivo, esto es una carpeta o un enlace"));
    }

    /** Leaves the file in the inbox to be tried again later; other files are not delayed. */
    public void postpone(File dropped, Exception failure) {
        String name = inbox.name(dropped.toPath());
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        if (!(failure instanceof IOException)) {
            stuck.tryAgain(name, reason);
        } else if (dropped.exists()) {
            stuck.cannotBeTaken(name, reason);
        } else {
            stuck.taken(name);
        }
    }

    /**
     * Handles everything in the inbox that is not a request file: folders and links with the name of a request file are
     * rejected, the rest is named in an alarm. Also checks whether a program still writes to a file that was taken.
     */
    public void rejectStrays() throws IOException {
        moved.check();
        if (leases.keep("strays")) {
            strays.look();
        }
    }

    /**
     * Makes the folder if it is missing, and remembers the files that were archived shortly before this process began.
     */
    public void remember() throws IOException {
        Private.makeFoldersOf(inbox.path().resolve("any"));
        moved.remember();
    }

    /**
     * Whether a file with durable requests has left the inbox without the store knowing: it is in the archive at its
     * planned place, or somebody took it away.
     */
    public boolean isGone(IntakeFile file) throws IOException {
        String archivedAs = file.archivedAs();
        if (archivedAs != null && Files.exists(places.archive().resolve(archivedAs))) {
            return true;
        }
        return inbox.find(file.name()).isEmpty();
    }
}
