package io.anula.evidence;

import io.anula.io.Private;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one process has written and not yet put into files of its own. It appends, because a new file costs a hundred times
 * as much as some more bytes at the end of one. {@link Filing} empties it, in a thread of its own.
 */
final class Spool implements AutoCloseable {
    static final String FOLDER = "spool";

    private static final String EXTENSION = ".spool";
    private static final int SEGMENT_BYTES = 4 << 20;

    private final Path folder;
    private final Deque<Path> segments = new ArrayDeque<>();
    private int number;
    private @Nullable FileChannel current;
    private long size;
    private long confirmed;

    /**
     * Opens the spool of a node. What the last process left comes first; new records go into a new segment.
     *
     * @param node the name of its journal
     */
    Spool(Path root, String node) throws IOException {
        folder = folder(root).resolve(node);
        segments.addAll(segments(folder));
        number = segments.isEmpty() ? 0 : number(segments.getLast());
    }

    static Path folder(Path root) {
        return root.resolve(JournalOpening.WORK).resolve(FOLDER);
    }

    /** The segments in the folder of a node, oldest first. */
    static List<Path> segments(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        }
    }

    /** Of a segment, counted from 1. */
    static int number(Path segment) {
        return Integer.parseInt(segment.getFileName().toString().replace(EXTENSION, ""));
    }

    /**
     * Appends records.
     *
     * @param lines what the journal will say of each
     * @throws IOException when they cannot be written: then none of them is there
     */
    synchronized void append(List<Map<String, Object>> lines, List<byte[]> contents) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int each = 0; each < lines.size(); each++) {
            SpoolRecord.write(records, lines.get(each), contents.get(each));
        }
        FileChannel to = current();
        ByteBuffer bytes = ByteBuffer.wrap(records.toByteArray());
        try {
            to.position(size);
            while (bytes.hasRemaining()) {
                to.write(bytes);
            }
        } catch (IOException failure) {
            to.truncate(size);
            throw failure;
        }
        size += bytes.capacity();
    }

    /** The journal has a line for everything that was appended: it may become files. */
    synchronized void confirm() throws IOException {
        confirmed = size;
        if (size >= SEGMENT_BYTES) {
            close();
        }
    }

    private FileChannel current() throws IOException {
        if (current != null) {
            return current;
        }
        Path segment = folder.resolve("%08d%s".formatted(number + 1, EXTENSION));
        Private.makeFoldersOf(segment);
        FileChannel opened = FileChannel.open(
                segment, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Private.file());
        number++;
        size = 0;
        confirmed = 0;
        current = opened;
        segments.add(segment);
        return opened;
    }

    /** The oldest segment that is not {@link #taken}; null if there is none. */
    synchronized @Nullable Path oldest() {
        return segments.peek();
    }

    /** Whether this segment gets more records. */
    synchronized boolean grows(Path segment) {
        return current != null && segment.equals(segments.peekLast());
    }

    /** How many bytes of this segment may become files. */
    synchronized long readable(Path segment) throws IOException {
        return grows(segment) ? confirmed : Files.size(segment);
    }

    /** The oldest segment is done with. It is still a file. */
    synchronized void taken() {
        segments.remove();
    }

    /** Ends the current segment. */
    @Override
    public synchronized void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
