package io.anula.evidence;

import io.anula.io.Private;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The journal that one process writes: a file for each month in a folder of its own, every line chained to the one
 * before. Lines are gathered, and written together.
 */
final class Journal implements AutoCloseable {
    static final String EXTENSION = ".journal";

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final String newest;
    private final Clock clock;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private String last;
    private long number;
    private @Nullable FileChannel file;
    private String month = "";
    private long size;

    /**
     * @param last the hash of the last line that is there
     * @param number of that line
     * @param newest the month of the newest file; empty if there is none
     */
    Journal(Path folder, String last, long number, String newest, Clock clock) {
        this.folder = folder;
        this.newest = newest;
        this.last = last;
        this.number = number;
        this.clock = clock;
    }

    /** Adds a line; it is written with the next {@link #flush}. */
    void add(String event, Map<String, ?> more) throws IOException {
        Instant now = clock.instant();
        turnTo(MONTH.format(now));
        JournalLine line = JournalLine.after(last, number + 1, now, event, more);
        gathered.writeBytes(line.bytes());
        last = line.hash();
        number++;
    }

    /** A clock that was set back does not lead back into an older file: the order of the files is the chain's. */
    private void turnTo(String current) throws IOException {
        String next = current.compareTo(newest) < 0 ? newest : current;
        if (next.compareTo(month) <= 0) {
            return;
        }
        flush();
        close();
        Path path = folder.resolve(next + EXTENSION);
        Private.makeFoldersOf(path);
        FileChannel opened =
                FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Private.file());
        size = opened.size();
        file = opened;
        month = next;
        if (!endsWithLine(path)) {
            gathered.write('\n');
        }
    }

    /** Whether a new line may follow; the end of an unfinished one is written together with the line that follows it. */
    private boolean endsWithLine(Path path) throws IOException {
        try (FileChannel in = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer end = ByteBuffer.allocate(1);
            return size == 0 || (in.read(end, size - 1) == 1 && end.get(0) == '\n');
        }
    }

    /**
     * Writes the gathered lines.
     *
     * @throws IOException when they cannot be written: they stay gathered, and nothing of them is in the file
     */
    void flush() throws IOException {
        FileChannel to = file;
        if (to == null || gathered.size() == 0) {
            return;
        }
        ByteBuffer lines = ByteBuffer.wrap(gathered.toByteArray());
        try {
            to.position(size);
            while (lines.hasRemaining()) {
                to.write(lines);
            }
        } catch (IOException failure) {
            to.truncate(size);
            throw failure;
        }
        size += lines.capacity();
        gathered.reset();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
