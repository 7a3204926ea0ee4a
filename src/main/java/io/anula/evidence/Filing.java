package io.anula.evidence;

import io.anula.io.Private;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is in a spool into files of its own, in the folders of the invoices. A file appears with its whole content. A
 * segment of the spool stays for a minute after its last file, because a loss of power takes what was written within
 * seconds before it; what a process left that was ended from outside is compared with its files by the next one.
 */
final class Filing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);
    private static final Duration UNSURE = Duration.ofMinutes(1);
    private static final String TEMPORARY = "filing.tmp";

    private final Path root;
    private final Spool spool;
    private final Path temporary;
    private final Clock clock;
    private final FiledMark mark;
    private final Deque<Done> done = new ArrayDeque<>();
    private final FiledMark.Position start;
    private @Nullable Path reading;
    private byte[] bytes = {};
    /** Where the bytes begin in the segment. */
    private long base;

    private int at;

    private record Done(Path segment, Instant since) {}

    /** @param again whether what is said to be in files is compared with them: the last process did not end by itself */
    Filing(Path root, String node, Spool spool, boolean again, Clock clock) throws IOException {
        this.root = root;
        this.mark = new FiledMark(Spool.folder(root).resolve(node));
        this.start = again ? FiledMark.NOTHING : mark.read();
        this.spool = spool;
        this.temporary = Spool.folder(root).resolve(node).resolve(TEMPORARY);
        this.clock = clock;
    }

    /**
     * Makes the next files.
     *
     * @param most how many
     * @return whether there may be more
     * @throws IOException when a file cannot be written: the next call tries it again
     */
    boolean step(int most) throws IOException {
        forget();
        for (int filed = 0; filed < most; filed++) {
            SpoolRecord record = next();
            if (record == null) {
                return false;
            }
            file(record);
            at = record.next();
            mark.write(Spool.number(Objects.requireNonNull(reading)), base + at);
        }
        return true;
    }

    private @Nullable SpoolRecord next() throws IOException {
        for (Path segment = spool.oldest(); segment != null; segment = spool.oldest()) {
            if (!segment.equals(reading)) {
                reading = segment;
                base = start.in(Spool.number(segment), Files.size(segment));
                read(segment);
            }
            SpoolRecord record = SpoolRecord.read(bytes, at);
            if (record == null && base + bytes.length < Files.size(segment)) {
                base += at;
                read(segment);
                record = SpoolRecord.read(bytes, at);
            }
            if (record != null || spool.grows(segment)) {
                return record;
            }
            end(segment);
        }
        return null;
    }

    private void read(Path segment) throws IOException {
        at = 0;
        try (SeekableByteChannel in = Files.newByteChannel(segment)) {
            ByteBuffer rest = ByteBuffer.allocate((int) (in.size() - base));
            in.position(base);
            while (rest.hasRemaining() && in.read(rest) >= 0) {
                // until all of it is read
            }
            bytes = rest.array();
        }
    }

    private void end(Path segment) throws IOException {
        Path kept = segment;
        if (at < bytes.length) {
            kept = segment.resolveSibling(segment.getFileName() + ".torn");
            Files.move(segment, kept, StandardCopyOption.ATOMIC_MOVE);
            LOG.warn(
                    "{} ends with {} bytes that are no whole record: the process that wrote it was ended, or it was changed",
                    kept,
                    bytes.length - at);
        } else {
            done.add(new Done(segment, clock.instant()));
        }
        spool.taken();
        reading = null;
        bytes = new byte[0];
    }

    private void file(SpoolRecord record) throws IOException {
        Path path = root.resolve(record.place()).normalize();
        byte[] content = record.content(bytes);
        if (!path.startsWith(root.normalize()) || !Sha256.of(content).equals(record.sha256())) {
            LOG.error("What the spool has for {} was changed and is not used", record.place());
            return;
        }
        if (isThere(path, content.length, record.sha256())) {
            return;
        }
        try (FileChannel out = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE),
                Private.file())) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
        }
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException noFolder) {
            Private.makeFoldersOf(path);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static boolean isThere(Path path, int size, String sha256) throws IOException {
        return Files.exists(path) && Files.size(path) == size && Sha256.of(path).equals(sha256);
    }

    /** Removes the segments whose files are on the disk for certain. */
    private void forget() throws IOException {
        Instant sure = clock.instant().minus(UNSURE);
        while (!done.isEmpty() && done.getFirst().since().isBefore(sure)) {
            Files.deleteIfExists(done.removeFirst().segment());
        }
    }

    @Override
    public void close() throws IOException {
        mark.close();
    }
}
