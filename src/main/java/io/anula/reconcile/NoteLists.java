package io.anula.reconcile;

import static io.anula.config.settings.FolderKeys.ARCHIVE_DIR;
import static io.anula.config.settings.FolderKeys.INBOX_CHARSET;
import static io.anula.config.settings.FolderKeys.INBOX_IGNORE;
import static io.anula.config.settings.FolderKeys.REJECTED_DIR;
import static io.anula.config.settings.ReconcileKeys.RECONCILE_LISTS_DIR;

import io.anula.config.settings.Settings;
import io.anula.intake.FileFingerprint;
import io.anula.io.Counted;
import io.anula.io.Json;
import io.anula.io.LeftAlone;
import io.anula.io.PlainFile;
import io.anula.io.Private;
import io.anula.io.SafeMove;
import io.anula.io.WholeFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of lists: {@code lists/}, {@code lists/<provider>/} or {@code lists/<provider>/<account>/}. A list is read
 * when it stands still between two looks. One that was read goes to the archive; one that cannot be read, or not to its
 * end, goes to the rejected files with the reason beside it.
 */
final class NoteLists {
    private static final Logger LOG = LoggerFactory.getLogger(NoteLists.class);
    private static final String NOTE = ".error.json";
    private static final String BELOW = "lists";
    private static final int DEEPEST = 3;
    private static final int MOST_KEPT = 20;

    private final Path folder;
    private final Path archive;
    private final Path rejected;
    private final LeftAlone leftAlone;
    private final @Nullable Charset charset;
    private final ListReader reader;
    private final Clock clock;
    private final Map<Path, FileFingerprint> seen = new HashMap<>();
    private volatile List<ListResult> results = List.of();

    NoteLists(Settings settings, ListReader reader, Clock clock) {
        this.folder = settings.get(RECONCILE_LISTS_DIR);
        this.archive = settings.get(ARCHIVE_DIR).resolve(BELOW);
        this.rejected = settings.get(REJECTED_DIR);
        this.leftAlone = new LeftAlone(settings.get(INBOX_IGNORE));
        String name = settings.get(INBOX_CHARSET);
        this.charset = name.isEmpty() ? null : Charset.forName(name);
        this.reader = reader;
        this.clock = clock;
    }

    /** Reads every list that has not changed since the last look. */
    synchronized void look() throws IOException {
        Private.makeFoldersOf(folder.resolve("any"));
        Map<Path, FileFingerprint> now = new HashMap<>();
        for (Path file : files()) {
            FileFingerprint print = FileFingerprint.at(file);
            if (print.equals(seen.get(file))) {
                take(file, print);
            } else {
                now.put(file, print);
            }
        }
        seen.clear();
        seen.putAll(now);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder, DEEPEST)) {
            return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !leftAlone.test(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private void take(Path file, FileFingerprint print) throws IOException {
        String name = folder.relativize(file).toString().replace('\\', '/');
        try (PlainFile opened = PlainFile.open(folder, file)) {
            ListResult result = reader.read(opened::fromStart, name, reader.owner(folders(file)), charset);
            if (!print.isStillAt(file)) {
                return;
            }
            keep(result);
            if (result.whole()) {
                String day = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault())
                        .toString();
                SafeMove.move(
                        file,
                        SafeMove.freeName(
                                archive.resolve(day), file.getFileName().toString()));
            } else {
                reject(file, String.join("; ", result.problems()));
            }
            LOG.info(
                    "List {}: {}, {}, {}, {}, of which new: {}",
                    name,
                    Counted.of(result.notes(), "note"),
                    Counted.of(result.others(), "other document"),
                    Counted.of(result.wrong(), "wrong line"),
                    Counted.of(result.findings(), "finding"),
                    result.news());
        } catch (PlainFile.NotPlainException link) {
            LOG.debug("{} is no file", file, link);
        } catch (IOException wrong) {
            keep(new ListResult(
                    name, clock.instant(), 0, 0, 0, 0, 0, false, List.of(String.valueOf(wrong.getMessage()))));
            reject(file, String.valueOf(wrong.getMessage()));
            LOG.warn("List {} cannot be read; it is kept in {}: {}", name, rejected, wrong.getMessage());
        }
    }

    private List<String> folders(Path file) {
        List<String> names = new ArrayList<>();
        Path below = folder.relativize(file);
        for (int i = 0; i < below.getNameCount() - 1; i++) {
            names.add(below.getName(i).toString());
        }
        return names;
    }

    private void reject(Path file, String reason) throws IOException {
        Path target = SafeMove.freeName(rejected, file.getFileName().toString(), NOTE);
        Path note = target.resolveSibling(target.getFileName() + NOTE);
        Path temporary = note.resolveSibling('.' + note.getFileName().toString() + ".tmp");
        WholeFile.write(
                note,
                temporary,
                out -> out.write(Json.bytes(Map.of("file", file.getFileName().toString(), "message", reason))));
        SafeMove.move(file, target);
    }

    private void keep(ListResult result) {
        results = Stream.concat(Stream.of(result), results.stream())
                .limit(MOST_KEPT)
                .toList();
    }

    /** What became of the last lists, newest first. */
    List<ListResult> results() {
        return results;
    }
}
