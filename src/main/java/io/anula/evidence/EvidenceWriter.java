package io.anula.evidence;

import io.anula.io.Counted;
import io.anula.io.SafeMove;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes evidence, in one thread, so that no call waits for it.
 *
 * <ol>
 *   <li>What was made in memory is appended to the {@link Spool}; the journal names the files that are about to be moved.
 *   <li>The journal says of each piece what it contains: so the bytes are on the disk before their line.
 *   <li>When calls leave time for it, {@link Filing} puts the pieces into files of their own. None is ever changed.
 * </ol>
 *
 * <p>When the disk is full, pieces wait in memory up to a limit; what comes then is not kept, and the journal says later
 * how much that was. An alarm is raised; calls go on.
 */
final class EvidenceWriter implements AutoCloseable {
    static final String ALARM = "evidence-not-stored";

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceWriter.class);
    private static final long MOST_WAITING_BYTES = 64 << 20;
    private static final int BATCH = 256;
    /** In bytes. */
    private static final long SHORT = 1 << 20;

    /** Wakes the writer when it is to end. */
    private static final NewFile END = NewFile.of("", "", Map.of(), 0, () -> new byte[0]);

    private static final long AGAIN_MILLIS = 1_000;
    private static final long LONGEST_END_MILLIS = 10_000;
    /** From so many pieces a second on, files are made later. */
    private static final int BUSY = 200;
    /** No two pieces of one name come further apart. */
    private static final int NAMES_REMEMBERED = 4_096;

    private final EvidenceFolders folders;
    private final String node;
    private final LongSupplier spare;
    private final Alarms alarms;
    private final Clock clock;
    private final LinkedBlockingQueue<NewFile> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waitingBytes = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final Object ending = new Object();
    private final Thread thread = new Thread(this::work, "evidence");
    private volatile boolean closing;
    private final Throughput throughput = new Throughput(BUSY);
    private final Set<String> recentPlaces = recent();
    /** They are in the spool, but their lines are not in the journal. */
    private final Deque<Piece> spooled = new ArrayDeque<>();
    /** Their lines are in the journal, but not yet in its file. */
    private final IdentityHashMap<NewFile, String> unflushed = new IdentityHashMap<>();

    private @Nullable JournalOpening opening;

    /** A piece with its place, and what the journal says of it. */
    private record Piece(NewFile file, String place, Map<String, Object> line) {}

    /** @param spare by how many bytes the free space of the disk exceeds what other work needs; negative if it does not */
    EvidenceWriter(EvidenceFolders folders, String node, LongSupplier spare, Alarms alarms, Clock clock) {
        this.folders = folders;
        this.node = node;
        this.spare = spare;
        this.alarms = alarms;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes a file over; never waits. Returns false if it is not kept, because too many wait. */
    boolean put(NewFile file) {
        if (closing || waitingBytes.get() + file.size() > MOST_WAITING_BYTES) {
            lost.incrementAndGet();
            file.stored().completeExceptionally(new IOException("the evidence cannot be written in time"));
            return false;
        }
        waitingBytes.addAndGet(file.size());
        queue.add(file);
        return true;
    }

    /** Whether so many pieces come that what has time should wait. */
    boolean isBusy() {
        return throughput.isHigh();
    }

    /** Adds a line to the journal, after all files that were taken over before, and then does the work. */
    @SuppressWarnings("FutureReturnValueIgnored") // the work reports its own failures
    void put(String event, Map<String, Object> line, Runnable afterwards) {
        NewFile marker = NewFile.of("", event, line, 0, () -> new byte[0]);
        marker.stored().thenRun(afterwards);
        put(marker);
    }

    private static Set<String> recent() {
        return Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > NAMES_REMEMBERED;
            }
        });
    }

    private void work() {
        List<NewFile> batch = new ArrayList<>(BATCH);
        goOnWithWhatWasLeft();
        try {
            while (!closing || !queue.isEmpty()) {
                NewFile first = queue.poll(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    batch.remove(END);
                    untilWritten(batch);
                    batch.forEach(file -> waitingBytes.addAndGet(-file.size()));
                    throughput.add(batch.size());
                    batch.clear();
                }
            }
            journalClosed();
        } catch (InterruptedException ended) {
            LOG.warn(
                    "Not written before the end: {} of evidence",
                    Counted.of(batch.size() + (long) queue.size(), "piece"));
        } finally {
            unlock();
        }
    }

    private void goOnWithWhatWasLeft() {
        if (Files.isDirectory(Spool.folder(folders.work()))) {
            try {
                opening();
            } catch (IOException | RuntimeException failure) {
                LOG.debug("The first piece tries it again", failure);
            }
        }
    }

    private void untilWritten(List<NewFile> batch) throws InterruptedException {
        List<NewFile> open = new ArrayList<>(batch);
        while (!open.isEmpty() || !spooled.isEmpty() || !unflushed.isEmpty()) {
            try {
                demandSpace();
                write(open);
                alarms.clear(ALARM);
                return;
            } catch (IOException | RuntimeException failure) {
                open.removeIf(file -> file.stored().isDone() || unflushed.containsKey(file) || isSpooled(file));
                LOG.debug("Evidence waits", failure);
                raise(failure, open.size());
                synchronized (ending) {
                    if (closing) {
                        throw new InterruptedException();
                    }
                    ending.wait(AGAIN_MILLIS);
                }
            }
        }
    }

    private boolean isSpooled(NewFile file) {
        return spooled.stream().anyMatch(piece -> piece.file().equals(file));
    }

    private void raise(Exception failure, int open) {
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Evidence cannot be written to %1$s: %2$s. Waiting: %3$d, not kept: %4$d; cancellations go on / No se puede "
                                + "guardar la evidencia en %1$s. En espera: %3$d, no guardadas: %4$d; las anulaciones siguen")
                        .formatted(folders.work(), failure, queue.size() + open, lost.get()));
    }

    private void demandSpace() throws IOException {
        long left = spare.getAsLong();
        if (left < 0) {
            throw new IOException("%d MB more must be free".formatted((-left >> 20) + 1));
        }
    }

    private JournalOpening opening() throws IOException {
        if (opening == null) {
            opening = JournalOpening.open(folders, node, this::isBusy, alarms, clock);
        }
        return opening;
    }

    private void write(List<NewFile> batch) throws IOException {
        Journal journal = opening().journal();
        flush(journal);
        spool(batch);
        IdentityHashMap<NewFile, String> moved = new IdentityHashMap<>();
        batch.stream()
                .filter(file -> file.ready() != null && !isSpooledToo(file.ready()))
                .forEach(file -> moved.put(file, free(file)));
        if (!moved.isEmpty()) {
            journal.add(JournalLine.BEGIN, Map.of("files", List.copyOf(moved.values())));
            journal.flush();
        }
        try {
            addSpooled(journal);
            for (NewFile file : batch) {
                if (file.folder().isEmpty()) {
                    journal.add(file.name(), file.about());
                    unflushed.put(file, "");
                } else if (file.ready() != null && moved.containsKey(file)) {
                    move(journal, file, file.ready(), moved.getOrDefault(file, ""));
                }
            }
            long missed = lost.getAndSet(0);
            if (missed > 0) {
                journal.add(JournalLine.LOST, Map.of("pieces", missed));
            }
        } finally {
            flush(journal);
        }
    }

    /** Appends what was made in memory. */
    private void spool(List<NewFile> batch) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        List<byte[]> contents = new ArrayList<>();
        for (NewFile file : batch) {
            if (isForSpool(file)) {
                try {
                    byte[] bytes = content(file);
                    String place = free(file);
                    pieces.add(new Piece(file, place, line(file, place, bytes.length, Sha256.of(bytes))));
                    contents.add(bytes);
                } catch (NoSuchFileException | RuntimeException unusable) {
                    unusable(file, unusable);
                }
            }
        }
        opening().spool().append(pieces.stream().map(Piece::line).toList(), contents);
        spooled.addAll(pieces);
    }

    private boolean isForSpool(NewFile file) {
        NewFile.Ready ready = file.ready();
        return !file.folder().isEmpty()
                && !file.stored().isDone()
                && (ready == null ? file.content() != null : isSpooledToo(ready));
    }

    /** A short document too, where putting it in its place takes longer than a move: the next pieces need not wait then. */
    private boolean isSpooledToo(NewFile.Ready ready) {
        return !folders.isOneDisk() && ready.size() <= SHORT;
    }

    private static byte[] content(NewFile file) throws IOException {
        Supplier<byte[]> content = file.content();
        return content == null
                ? Files.readAllBytes(Objects.requireNonNull(file.ready()).file())
                : content.get();
    }

    private void addSpooled(Journal journal) throws IOException {
        for (Piece piece = spooled.peek(); piece != null; piece = spooled.peek()) {
            journal.add(JournalLine.FILE, piece.line());
            unflushed.put(piece.file(), piece.place());
            spooled.remove();
        }
    }

    private static Map<String, Object> line(NewFile file, String place, long size, String sha256) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", place);
        line.put("size", size);
        line.put("sha256", sha256);
        line.putAll(file.about());
        return line;
    }

    private static void unusable(NewFile file, Exception why) {
        LOG.error("This evidence cannot be made: {}/{}", file.folder(), file.name(), why);
        file.stored().completeExceptionally(why);
    }

    private void move(Journal journal, NewFile file, NewFile.Ready ready, String place) throws IOException {
        try {
            folders.move(ready.file(), place);
        } catch (NoSuchFileException unusable) {
            unusable(file, unusable);
            return;
        }
        journal.add(JournalLine.FILE, line(file, place, ready.size(), ready.sha256()));
        unflushed.put(file, place);
    }

    private void flush(Journal journal) throws IOException {
        addSpooled(journal);
        journal.flush();
        opening().spool().confirm();
        unflushed.forEach((file, place) -> file.stored().complete(place));
        unflushed.clear();
    }

    /** A place that no file has, on the disk or in the spool. */
    private String free(NewFile file) {
        String name = file.name();
        String place = onDisk(file.folder(), name);
        for (int number = 2; !recentPlaces.add(place); number++) {
            int dot = name.lastIndexOf('.');
            String numbered =
                    dot <= 0 ? name + '-' + number : name.substring(0, dot) + '-' + number + name.substring(dot);
            place = onDisk(file.folder(), numbered);
        }
        return place;
    }

    /** Asking another machine for each name would take longer than the rest; there the moment in it has to do. */
    private String onDisk(String folder, String name) {
        if (!folders.isOneDisk()) {
            return folder + '/' + name;
        }
        return folder + '/' + SafeMove.freeName(folders.at(folder), name).getFileName();
    }

    private void journalClosed() {
        JournalOpening opened = opening;
        if (opened == null) {
            return;
        }
        try {
            opened.journal().add(JournalLine.CLOSED, Map.of());
            opened.journal().flush();
        } catch (IOException failure) {
            LOG.warn("The journal of the evidence is not closed: {}", failure.toString());
        }
    }

    private void unlock() {
        try {
            if (opening != null) {
                opening.close();
            }
        } catch (IOException failure) {
            LOG.debug("The lock of the evidence is gone with the process", failure);
        }
    }

    /** Writes what waits, for some seconds at most, and closes the journal. */
    @Override
    public void close() {
        closing = true;
        queue.add(END);
        synchronized (ending) {
            ending.notifyAll();
        }
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
