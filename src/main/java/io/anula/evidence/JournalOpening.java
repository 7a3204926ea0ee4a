package io.anula.evidence;

import io.anula.io.Private;
import io.anula.io.Version;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Opens the journal of a node for writing.
 *
 * <ol>
 *   <li>A lock keeps other processes out; a process that finds the journal in use takes one with a number behind the name.
 *   <li>If the last process did not close the journal, one line says what it left: the end of an unfinished line, and of
 *       each file that it had begun, or completed within the last minute, what of it is there. A loss of power may take
 *       what was written within seconds before it.
 *   <li>New lines continue the chain.
 * </ol>
 */
final class JournalOpening implements AutoCloseable {
    static final String WORK = ".work";
    static final String LOCK = ".lock";

    private static final int TAIL = 8 << 20;
    private static final int MOST_PROCESSES = 100;
    private static final Duration UNSURE = Duration.ofMinutes(1);

    private final Path root;
    private final Journal journal;
    private final FileChannel lockFile;

    private JournalOpening(Path root, Journal journal, FileChannel lockFile) {
        this.root = root;
        this.journal = journal;
        this.lockFile = lockFile;
    }

    /** @throws IOException when the folder cannot be written to */
    static JournalOpening open(Path root, String node, Clock clock) throws IOException {
        String name = EvidencePlace.name(node);
        for (int process = 1; process < MOST_PROCESSES; process++) {
            String numbered = process == 1 ? name : name + '-' + process;
            FileChannel lock = lock(root.resolve(WORK).resolve(numbered + LOCK));
            if (lock != null) {
                return opened(root, root.resolve(JournalFiles.FOLDER).resolve(numbered), lock, clock);
            }
        }
        throw new IOException("%d processes write evidence as %s".formatted(MOST_PROCESSES, node));
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        Private.makeFoldersOf(file);
        FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Private.file());
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException sameProcess) {
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }

    private static JournalOpening opened(Path root, Path folder, FileChannel lock, Clock clock) throws IOException {
        try {
            List<Path> files = JournalFiles.of(folder);
            String last = JournalLine.NONE;
            long number = 0;
            JournalFiles.Tail end = new JournalFiles.Tail(List.of(), new byte[0], true);
            for (int at = files.size() - 1; at >= 0 && end.lines().isEmpty(); at--) {
                JournalFiles.Tail older = JournalFiles.tail(files.get(at), TAIL);
                end = new JournalFiles.Tail(
                        older.lines(),
                        end.torn().length == 0 ? older.torn() : end.torn(),
                        end.ended() && older.ended());
            }
            if (!end.lines().isEmpty()) {
                JournalLine newest = end.lines().get(end.lines().size() - 1);
                last = newest.hash();
                number = newest.number();
            }
            String month = files.isEmpty() ? "" : JournalFiles.month(files.get(files.size() - 1));
            Journal journal = new Journal(folder, last, number, month, clock);
            JournalOpening opening = new JournalOpening(root, journal, lock);
            opening.begin(end);
            return opening;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private void begin(JournalFiles.Tail end) throws IOException {
        boolean closed = end.lines().isEmpty()
                || end.lines().get(end.lines().size() - 1).event().equals(JournalLine.CLOSED);
        if (!closed || end.torn().length > 0) {
            journal.add(JournalLine.RECOVERED, found(end));
        }
        journal.add(JournalLine.OPENED, Map.of("version", Version.get()));
        journal.flush();
    }

    private Map<String, Object> found(JournalFiles.Tail end) throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        if (end.torn().length > 0) {
            found.put("torn", Map.of("size", end.torn().length, "sha256", Sha256.of(end.torn())));
        }
        List<Map<String, Object>> files = new ArrayList<>();
        for (String name : unsure(end.lines())) {
            files.add(state(name));
        }
        found.put("files", files);
        return found;
    }

    /** The files that were begun and not completed, or completed shortly before the end. */
    private static Set<String> unsure(List<JournalLine> lines) {
        Set<String> unsure = new LinkedHashSet<>();
        if (lines.isEmpty()) {
            return unsure;
        }
        Instant from = lines.get(lines.size() - 1).at().minus(UNSURE);
        for (JournalLine line : lines) {
            if (line.event().equals(JournalLine.BEGIN)) {
                line.content().path("files").forEach(file -> unsure.add(file.asText()));
            } else if (line.event().equals(JournalLine.FILE) && line.at().isBefore(from)) {
                unsure.remove(line.text(JournalLine.FILE));
            } else if (line.event().equals(JournalLine.RECOVERED)
                    || line.event().equals(JournalLine.CLOSED)) {
                unsure.clear();
            }
        }
        return unsure;
    }

    private Map<String, Object> state(String name) throws IOException {
        Path file = root.resolve(name);
        try {
            return Map.of("file", name, "size", Files.size(file), "sha256", Sha256.of(file));
        } catch (NoSuchFileException missing) {
            return Map.of("file", name, "missing", true);
        }
    }

    Journal journal() {
        return journal;
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lockFile.close();
    }
}
