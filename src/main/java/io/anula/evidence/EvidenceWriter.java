package io.anula.evidence;

import io.anula.io.Private;
import io.anula.io.SafeMove;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes evidence, in one thread, so that no call waits for it.
 *
 * <ol>
 *   <li>The journal says which files are about to be written.
 *   <li>The files are written; none is ever changed.
 *   <li>The journal says of each what it contains: so a file is complete before its line.
 * </ol>
 *
 * <p>When the disk is full, files wait in memory up to a limit; what comes then is not kept, and the journal says later
 * how much that was. An alarm is raised; calls go on.
 */
final class EvidenceWriter implements AutoCloseable {
    static final String ALARM = "evidence-not-stored";

    private static final Logger LOG = LoggerFactory.getLogger(EvidenceWriter.class);
    private static final long MOST_WAITING_BYTES = 64 << 20;
    private static final int BATCH = 256;
    /** Wakes the writer when it is to end. */
    private static final NewFile END = NewFile.of("", "", Map.of(), 0, () -> new byte[0]);

    private static final long AGAIN_MILLIS = 1_000;
    private static final long LONGEST_END_MILLIS = 10_000;

    private final Path root;
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
    /** Their lines are in the journal, but not yet in its file. */
    private final IdentityHashMap<NewFile, String> unflushed = new IdentityHashMap<>();

    private @Nullable JournalOpening opening;

    /** @param spare by how many bytes the free space of the disk exceeds what other work needs; negative if it does not */
    EvidenceWriter(Path root, String node, LongSupplier spare, Alarms alarms, Clock clock) {
        this.root = root;
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

    /** Adds a line to the journal, after all files that were taken over before, and then does the work. */
    @SuppressWarnings("FutureReturnValueIgnored") // the work reports its own failures
    void put(String event, Map<String, Object> line, Runnable afterwards) {
        NewFile marker = NewFile.of("", event, line, 0, () -> new byte[0]);
        marker.stored().thenRun(afterwards);
        put(marker);
    }

    private void work() {
        List<NewFile> batch = new ArrayList<>(BATCH);
        try {
            while (!closing || !queue.isEmpty()) {
                NewFile first = queue.poll(AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    batch.remove(END);
                    untilWritten(batch);
                    batch.forEach(file -> waitingBytes.addAndGet(-file.size()));
                    batch.clear();
                }
            }
            journalClosed();
        } catch (InterruptedException ended) {
            LOG.warn("{} pieces of evidence were not written before the end", batch.size() + queue.size());
        } finally {
            unlock();
        }
    }

    private void untilWritten(List<NewFile> batch) throws InterruptedException {
        List<NewFile> open = new ArrayList<>(batch);
        while (!open.isEmpty() || !unflushed.isEmpty()) {
            try {
                demandSpace();
                write(open);
                alarms.clear(ALARM);
                return;
            } catch (IOException | RuntimeException failure) {
                open.removeIf(file -> file.stored().isDone() || unflushed.containsKey(file));
                LOG.debug("Evidence waits", failure);
                alarms.raise(
                        ALARM,
                        Effect.WORK_GOES_ON,
                        ("Evidence cannot be written to %s: %s. %d pieces wait, %d were not kept; cancellations go on / No se puede "
                                        + "guardar la evidencia; las anulaciones siguen")
                                .formatted(root, failure, queue.size() + open.size(), lost.get()));
                synchronized (ending) {
                    if (closing) {
                        throw new InterruptedException();
                    }
                    ending.wait(AGAIN_MILLIS);
                }
            }
        }
    }

    private void demandSpace() throws IOException {
        long left = spare.getAsLong();
        if (left < 0) {
            throw new IOException("%d MB more must be free".formatted((-left >> 20) + 1));
        }
    }

    private Journal journal() throws IOException {
        if (opening == null) {
            opening = JournalOpening.open(root, node, clock);
        }
        return opening.journal();
    }

    private void write(List<NewFile> batch) throws IOException {
        Journal journal = journal();
        flush(journal);
        IdentityHashMap<NewFile, String> places = new IdentityHashMap<>();
        Set<String> taken = new HashSet<>();
        for (NewFile file : batch) {
            if (!file.folder().isEmpty()) {
                places.put(file, free(file, taken));
            }
        }
        if (!places.isEmpty()) {
            journal.add(
                    JournalLine.BEGIN,
                    Map.of(
                            "files",
                            batch.stream()
                                    .map(places::get)
                                    .filter(Objects::nonNull)
                                    .toList()));
            journal.flush();
        }
        try {
            for (NewFile file : batch) {
                add(journal, file, places.getOrDefault(file, ""));
            }
            long missed = lost.getAndSet(0);
            if (missed > 0) {
                journal.add(JournalLine.LOST, Map.of("pieces", missed));
            }
        } finally {
            flush(journal);
        }
    }

    private void add(Journal journal, NewFile file, String place) throws IOException {
        if (file.folder().isEmpty()) {
            journal.add(file.name(), file.about());
        } else {
            Map<String, Object> line;
            try {
                line = written(file, place);
            } catch (NoSuchFileException | RuntimeException unusable) {
                LOG.error("This evidence cannot be made: {}", place, unusable);
                file.stored().completeExceptionally(unusable);
                return;
            }
            journal.add(JournalLine.FILE, line);
        }
        unflushed.put(file, place);
    }

    private void flush(Journal journal) throws IOException {
        journal.flush();
        unflushed.forEach((file, place) -> file.stored().complete(place));
        unflushed.clear();
    }

    private String free(NewFile file, Set<String> taken) {
        Path folder = root.resolve(file.folder());
        String name = file.name();
        String place = file.folder() + '/' + SafeMove.freeName(folder, name).getFileName();
        for (int number = 2; taken.contains(place); number++) {
            int dot = name.lastIndexOf('.');
            String numbered =
                    dot <= 0 ? name + '-' + number : name.substring(0, dot) + '-' + number + name.substring(dot);
            place = file.folder() + '/' + SafeMove.freeName(folder, numbered).getFileName();
        }
        taken.add(place);
        return place;
    }

    private Map<String, Object> written(NewFile file, String place) throws IOException {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("file", place);
        NewFile.Ready ready = file.ready();
        Path path = root.resolve(place);
        if (ready != null) {
            Private.makeFoldersOf(path);
            Files.move(ready.file(), path, StandardCopyOption.ATOMIC_MOVE);
            line.put("size", ready.size());
            line.put("sha256", ready.sha256());
        } else {
            byte[] content = Objects.requireNonNull(file.content()).get();
            fill(path, content);
            line.put("size", content.length);
            line.put("sha256", Sha256.of(content));
        }
        line.putAll(file.about());
        return line;
    }

    private static void fill(Path path, byte[] content) throws IOException {
        try (FileChannel out = create(path)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException failure) {
            Files.deleteIfExists(path);
            throw failure;
        }
    }

    private static FileChannel create(Path path) throws IOException {
        Set<StandardOpenOption> anew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return FileChannel.open(path, anew, Private.file());
        } catch (NoSuchFileException noFolder) {
            Private.makeFoldersOf(path);
            return FileChannel.open(path, anew, Private.file());
        }
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
