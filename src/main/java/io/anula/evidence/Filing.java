package io.anula.evidence;

import io.anula.io.Private;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is in a spool into files of its own, in the folders of the invoices. A file appears with its whole content. A
 * segment of the spool stays for a minute after its last file, because a loss of power takes what was written within
 * seconds before it; what a process left that was ended from outside is compared with its files by the next one.
 */
final class Filing implements AutoCloseable {
    static final String ALARM = "evidence-waits";
    static final String DAMAGED = "evidence-damaged";

    private static final Logger LOG = LoggerFactory.getLogger(Filing.class);
    private static final Duration UNSURE = Duration.ofMinutes(1);
    private static final Duration LONGEST_AT_END = Duration.ofSeconds(3);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    /** So many files between two looks at what else the machine has to do: 20 ms where a file is slow. */
    private static final int AT_ONCE = 32;

    private static final String TEMPORARY = "filing.tmp";

    private final EvidenceFolders folders;
    private final Spool spool;
    private final Path temporary;
    private final BooleanSupplier busy;
    private final Alarms alarms;
    private final Thread thread = new Thread(this::work, "evidence-files");
    private final Clock clock;
    private final FiledMark mark;
    private final Deque<Done> done = new ArrayDeque<>();
    private final FiledMark.Position start;
    private @Nullable Path reading;
    private byte[] bytes = {};
    /** Where the bytes begin in the segment. */
    private long base;

    private int at;

    /** What is read has a record that is not used. */
    private boolean changed;

    private final CountDownLatch closing = new CountDownLatch(1);

    private record Done(Path segment, Instant since) {}

    /**
     * Starts nothing yet.
     *
     * @param again whether what is said to be in files is compared with them: the last process did not end by itself
     * @param busy whether calls need the machine
     */
    Filing(
            EvidenceFolders folders,
            String node,
            Spool spool,
            boolean again,
            BooleanSupplier busy,
            Alarms alarms,
            Clock clock)
            throws IOException {
        Path spooled = Spool.folder(folders.work()).resolve(node);
        this.folders = folders;
        this.mark = new FiledMark(spooled);
        this.start = again ? FiledMark.NOTHING : mark.read();
        this.spool = spool;
        this.temporary = spooled.resolve(TEMPORARY);
        this.busy = busy;
        this.alarms = alarms;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void work() {
        try {
            boolean ended = false;
            while (!ended) {
                boolean last = isClosing();
                boolean wait = busy.getAsBoolean() && !last;
                boolean more = wait || step(AT_ONCE);
                ended = last && !more;
                if (wait || !more) {
                    rest(LOOK);
                }
            }
        } catch (InterruptedException ended) {
            LOG.debug("The next process goes on", ended);
        }
    }

    private boolean step(int most) throws InterruptedException {
        try {
            boolean more = file(most);
            alarms.clear(ALARM);
            return more;
        } catch (ClosedByInterruptException ended) {
            throw (InterruptedException) new InterruptedException().initCause(ended);
        } catch (IOException | RuntimeException failure) {
            LOG.debug("Evidence stays in the spool", failure);
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    ("Evidence cannot be put into %s: %s. It is safe in %s, and is tried again each second; cancellations go on / "
                                    + "La evidencia queda en espera y se reintenta; las anulaciones siguen")
                            .formatted(folders.files(), failure, temporary.getParent()));
            if (isClosing()) {
                throw new InterruptedException();
            }
            rest(AGAIN);
            return true;
        }
    }

    @SuppressWarnings("ReturnValueIgnored") // whether it ends is asked where it counts
    private void rest(Duration longest) throws InterruptedException {
        closing.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Makes the next files.
     *
     * @param most how many
     * @return whether there may be more
     * @throws IOException when a file cannot be written: the next call tries it again
     */
    boolean file(int most) throws IOException {
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
                base = start.in(Spool.number(segment), spool.readable(segment));
                read(segment);
            }
            SpoolRecord record = SpoolRecord.read(bytes, at);
            if (record == null && base + bytes.length < spool.readable(segment)) {
                base += at;
                read(segment);
                record = SpoolRecord.read(bytes, at);
            }
            if (record == null && at < bytes.length) {
                record = behindDamage(segment);
            }
            if (record != null || spool.grows(segment)) {
                return record;
            }
            end(segment);
        }
        return null;
    }

    /** What cannot be read is passed over; what a crash left unfinished is at the end, and has nothing behind it. */
    private @Nullable SpoolRecord behindDamage(Path segment) throws IOException {
        SpoolRecord next = SpoolRecord.after(bytes, at + 1);
        if (next != null || spool.grows(segment)) {
            damaged("%s, from byte %d".formatted(segment, base + at));
            at = next == null ? bytes.length : next.start();
        }
        return next;
    }

    private void damaged(String what) {
        changed = true;
        LOG.error("{} was changed and is not used", what);
        alarms.raise(
                DAMAGED,
                Effect.WORK_GOES_ON,
                ("Evidence was changed on the disk before it became a file: %s. The rest goes on; see: anula evidence verify / "
                                + "Se modificó evidencia en el disco; lo demás sigue; vea: anula evidence verify")
                        .formatted(what));
    }

    private void read(Path segment) throws IOException {
        at = 0;
        try (SeekableByteChannel in = Files.newByteChannel(segment)) {
            ByteBuffer rest = ByteBuffer.allocate((int) (spool.readable(segment) - base));
            in.position(base);
            while (rest.hasRemaining() && in.read(rest) >= 0) {
                // until all of it is read
            }
            bytes = rest.array();
        }
    }

    private void end(Path segment) throws IOException {
        Path kept = segment;
        if (at < bytes.length || changed) {
            kept = segment.resolveSibling(segment.getFileName() + ".torn");
            Files.move(segment, kept, StandardCopyOption.ATOMIC_MOVE);
            LOG.warn(
                    "{} is kept: {} bytes at its end are no whole record. The process that wrote it was ended, or it was changed",
                    kept,
                    bytes.length - at);
        } else {
            done.add(new Done(segment, clock.instant()));
        }
        spool.taken();
        reading = null;
        changed = false;
        bytes = new byte[0];
    }

    private void file(SpoolRecord record) throws IOException {
        Path path = folders.at(record.place());
        byte[] content = record.content(bytes);
        if (!EvidenceFolders.isBelow(record.place()) || !Sha256.of(content).equals(record.sha256())) {
            damaged("what the spool has for " + record.place());
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
        folders.move(temporary, record.place());
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

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    /** Goes on for some seconds at most, so that little is left for the next process. */
    @Override
    public void close() throws IOException {
        closing.countDown();
        try {
            thread.join(LONGEST_AT_END.toMillis());
            thread.interrupt();
            thread.join(LONGEST_AT_END.toMillis());
        } catch (InterruptedException told) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        mark.close();
    }
}
