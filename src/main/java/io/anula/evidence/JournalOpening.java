package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Private;
import io.anula.io.Version;
import io.anula.observe.alarm.Alarms;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
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

    private final EvidenceFolders folders;
    private final Journal journal;
    private final Spool spool;
    private final Filing filing;
    private final FileChannel lockFile;

    private JournalOpening(EvidenceFolders folders, Journal journal, Spool spool, Filing filing, FileChannel lockFile) {
        this.folders = folders;
        this.journal = journal;
        this.spool = spool;
        this.filing = filing;
        this.lockFile = lockFile;
    }

    /** @throws IOException when the folder cannot be written to */
    static JournalOpening open(EvidenceFolders folders, String node, BooleanSupplier busy, Alarms alarms, Clock clock)
            throws IOException {
        Path root = folders.work();
        String name = EvidencePlace.name(node);
        for (int process = 1; process < MOST_PROCESSES; process++) {
            String numbered = process == 1 ? name : name + '-' + process;
            FileChannel lock = lock(root.resolve(WORK).resolve(numbered + LOCK));
            if (lock != null) {
                return opened(folders, numbered, lock, busy, alarms, clock);
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

    private static JournalOpening opened(
            EvidenceFolders folders, String node, FileChannel lock, BooleanSupplier busy, Alarms alarms, Clock clock)
            throws IOException {
        Path folder = folders.work().resolve(JournalFiles.FOLDER).resolve(node);
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
            Spool spool = new Spool(folders.work(), node);
            Filing filing = new Filing(folders, node, spool, !isEnded(end), busy, alarms, clock);
            JournalOpening opening = new JournalOpening(folders, journal, spool, filing, lock);
            opening.begin(end, SpoolIndex.of(folders.work(), node));
            filing.start();
            return opening;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** Whether the last process closed the journal, or there was none. */
    private static boolean isEnded(JournalFiles.Tail end) {
        boolean closed = end.lines().isEmpty()
                || end.lines().get(end.lines().size() - 1).event().equals(JournalLine.CLOSED);
        return closed && end.torn().length == 0;
    }

    private void begin(JournalFiles.Tail end, SpoolIndex left) throws IOException {
        if (!isEnded(end)) {
            journal.add(JournalLine.RECOVERED, found(end, left));
            for (Map<String, Object> line : withoutLine(end.lines(), left)) {
                journal.add(JournalLine.FILE, line);
            }
        }
        journal.add(JournalLine.OPENED, Map.of("version", Version.get()));
        journal.flush();
    }

    private Map<String, Object> found(JournalFiles.Tail end, SpoolIndex left) throws IOException {
        Map<String, Object> found = new LinkedHashMap<>();
        if (end.torn().length > 0) {
            found.put("torn", Map.of("size", end.torn().length, "sha256", Sha256.of(end.torn())));
        }
        List<Map<String, Object>> moved = new ArrayList<>();
        List<Map<String, Object>> pieces = new ArrayList<>();
        for (Map.Entry<String, JournalLine> file : unsure(end.lines()).entrySet()) {
            Map<String, Object> now = state(file.getKey(), left);
            boolean whole = file.getValue().text("sha256").equals(now.get("sha256"));
            if (isAppended(file.getValue())) {
                if (whole) {
                    pieces.clear(); // a crash takes the end: what is missing before this was taken by something else
                } else {
                    pieces.add(now);
                }
            } else if (!whole) {
                moved.add(now);
            }
        }
        moved.addAll(pieces);
        found.put("files", moved);
        return found;
    }

    private static boolean isAppended(JournalLine line) {
        return line.event().equals(JournalLine.FILE) && !line.text("kind").equals("document");
    }

    /**
     * The files that were begun and not completed, or completed shortly before the end, and the last line about each, in
     * the order of these lines.
     */
    private static Map<String, JournalLine> unsure(List<JournalLine> lines) {
        Map<String, JournalLine> unsure = new LinkedHashMap<>();
        if (lines.isEmpty()) {
            return unsure;
        }
        Instant from = lines.get(lines.size() - 1).at().minus(UNSURE);
        for (JournalLine line : lines) {
            if (line.event().equals(JournalLine.BEGIN)) {
                line.content().path("files").forEach(file -> unsure.put(file.asText(), line));
            } else if (line.event().equals(JournalLine.FILE)) {
                unsure.remove(line.text("file"));
                if (!line.at().isBefore(from)) {
                    unsure.put(line.text("file"), line);
                }
            } else if (line.event().equals(JournalLine.RECOVERED)
                    || line.event().equals(JournalLine.CLOSED)) {
                unsure.clear();
            }
        }
        return unsure;
    }

    private Map<String, Object> state(String name, SpoolIndex left) throws IOException {
        Path file = folders.at(name);
        String spooled = left.sha256(name);
        if (spooled != null) {
            return Map.of("file", name, "size", left.size(name), "sha256", spooled);
        }
        try {
            return Map.of("file", name, "size", Files.size(file), "sha256", Sha256.of(file));
        } catch (NoSuchFileException missing) {
            return Map.of("file", name, "missing", true);
        }
    }

    /** What the last process appended to the spool shortly before its end: all that follows the last piece with a line. */
    private static List<Map<String, Object>> withoutLine(List<JournalLine> lines, SpoolIndex left) {
        Set<String> known = new HashSet<>();
        lines.forEach(line -> known.add(line.text("file")));
        List<Map<String, Object>> without = new ArrayList<>();
        for (JsonNode line : left.lines()) {
            if (known.contains(line.path("file").asText())) {
                without.clear();
            } else {
                Map<String, Object> fields = new LinkedHashMap<>();
                line.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
                without.add(fields);
            }
        }
        return without;
    }

    Spool spool() {
        return spool;
    }

    Journal journal() {
        return journal;
    }

    @Override
    public void close() throws IOException {
        filing.close();
        journal.close();
        spool.close();
        lockFile.close();
    }
}
