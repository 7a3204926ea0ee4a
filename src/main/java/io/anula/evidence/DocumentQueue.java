package io.anula.evidence;

import io.anula.cancellation.Schedule;
import io.anula.io.Json;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.provider.http.DocumentRefusedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the documents of accepted cancellations fetched, and again where that fails. A task that failed is in a file, so
 * that it survives a restart. The cancellation stays accepted whatever happens here.
 */
final class DocumentQueue implements AutoCloseable {
    static final String ALARM = "evidence-missing";

    private static final Logger LOG = LoggerFactory.getLogger(DocumentQueue.class);
    private static final int MOST_NEW = 10_000;
    /** So many failed tasks are in memory; more of them wait in their files until one of these is done. */
    private static final int MOST_FAILED = 10_000;

    private static final int ALARM_AFTER = 3;
    private static final long LOOK_MILLIS = 100;
    /** While many calls come, so many new tasks begin at each look. */
    private static final int WHILE_BUSY = 2;

    private final DocumentFetcher fetcher;
    private final PendingTasks pending;
    private final EvidenceWriter writer;
    private final Schedule again;
    private final Supplier<Optional<Duration>> giveUp;
    private final BooleanSupplier ours;
    private final Alarms alarms;
    private final Clock clock;
    private final Set<String> fresh = ConcurrentHashMap.newKeySet();
    private final AtomicInteger newUnderWay = new AtomicInteger();
    private final Queue<NewTask> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, DocumentTask> failed = new ConcurrentHashMap<>();
    /** The failed tasks that are worth an alarm, by name. */
    private final NavigableMap<String, DocumentTask> missing = new TreeMap<>();

    /** The one of them that the alarm names as long as it is missing: another one would be told as news. */
    private String named = "";

    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor threads;
    private final int atOnce;

    private record NewTask(String name, Supplier<DocumentTask> task) {}

    /**
     * @param giveUp after how long a document is noted as missing; empty for never
     * @param ours whether this process is the one that tries again
     */
    DocumentQueue(
            DocumentFetcher fetcher,
            PendingTasks pending,
            EvidenceWriter writer,
            int atOnce,
            Schedule again,
            Supplier<Optional<Duration>> giveUp,
            BooleanSupplier ours,
            Alarms alarms,
            Clock clock) {
        this.fetcher = fetcher;
        this.pending = pending;
        this.writer = writer;
        this.again = again;
        this.giveUp = giveUp;
        this.ours = ours;
        this.alarms = alarms;
        this.clock = clock;
        this.threads = new ScheduledThreadPoolExecutor(atOnce, work -> {
            Thread thread = new Thread(work, "evidence-documents");
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
        threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.atOnce = atOnce;
    }

    /** Begins to fetch. */
    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the threads
    void start() {
        threads.scheduleWithFixedDelay(this::begin, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes a new task; false if too many wait.
     *
     * @param name of the task
     */
    boolean offer(String name, Supplier<DocumentTask> task) {
        if (fresh.size() >= MOST_NEW || !fresh.add(name)) {
            return false;
        }
        waiting.add(new NewTask(name, task));
        return true;
    }

    /** Begins new tasks: calls come first, since documents have time. */
    private void begin() {
        int most = writer.isBusy() ? WHILE_BUSY : atOnce;
        for (int begun = 0; begun < most && newUnderWay.get() < atOnce; begun++) {
            NewTask next = waiting.poll();
            if (next == null) {
                return;
            }
            newUnderWay.incrementAndGet();
            threads.execute(() -> run(next));
        }
    }

    private void run(NewTask next) {
        try {
            run(next.task().get());
        } finally {
            newUnderWay.decrementAndGet();
            fresh.remove(next.name());
        }
        if (!writer.isBusy() && !threads.isShutdown()) {
            begin();
        }
    }

    /** Whether the task of this name is here. */
    boolean has(String name) {
        return fresh.contains(name) || failed.containsKey(name);
    }

    /** Takes a task that is in a file. */
    void retry(DocumentTask task) {
        if (failed.size() < MOST_FAILED && failed.putIfAbsent(task.name(), task) == null) {
            schedule(task, Duration.ZERO);
            tell(task);
        }
    }

    /** The names of the tasks that are here. */
    Set<String> names() {
        return Set.copyOf(failed.keySet());
    }

    /** How many more failed tasks there is room for. */
    int room() {
        return Math.max(0, MOST_FAILED - failed.size());
    }

    int waiting() {
        return fresh.size() + failed.size();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a task handles its own failures
    private void schedule(DocumentTask task, Duration delay) {
        try {
            threads.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.trace("The next start goes on with {}", task.name(), closed);
        }
    }

    private void run(DocumentTask task) {
        if (!underWay.add(task.name())) {
            return;
        }
        try {
            if (pending.isStored(task) || (failed.containsKey(task.name()) && !pending.has(task.name()))) {
                done(task); // another node was here
                return;
            }
            fetchAll(task);
        } catch (IOException | RuntimeException failure) {
            failed(task, failure);
        } finally {
            underWay.remove(task.name());
        }
    }

    private void fetchAll(DocumentTask task) throws IOException {
        IOException first = null;
        for (Map.Entry<String, String> link : task.open().entrySet()) {
            try {
                task.stored(link.getKey(), fetcher.fetch(task, link.getKey(), link.getValue()));
            } catch (IOException failure) {
                first = first == null || failure instanceof DocumentRefusedException ? named(link, failure) : first;
            }
        }
        if (first == null) {
            complete(task, null);
        } else if (isGivenUp(task)) {
            task.failed(String.valueOf(first.getMessage()), first instanceof DocumentRefusedException);
            LOG.warn("{} of {}: given up after {}", task.open().keySet(), task.invoice(), first.getMessage());
            complete(task, clock.instant());
        } else {
            throw first;
        }
    }

    private static IOException named(Map.Entry<String, String> link, IOException failure) {
        String text = link.getKey() + ": " + (failure.getMessage() == null ? failure.toString() : failure.getMessage());
        return failure instanceof DocumentRefusedException
                ? new DocumentRefusedException(text)
                : new IOException(text, failure);
    }

    private boolean isGivenUp(DocumentTask task) {
        return giveUp.get()
                .filter(longest -> task.acceptedAt().plus(longest).isBefore(clock.instant()))
                .isPresent();
    }

    private void complete(DocumentTask task, @Nullable Instant gaveUpAt) throws IOException {
        byte[] manifest = Json.bytes(task.manifest(gaveUpAt));
        NewFile file =
                NewFile.of(task.folder(), task.name(), task.about("acceptance"), manifest.length, () -> manifest);
        writer.put(file);
        try {
            file.stored().join();
        } catch (CompletionException notStored) {
            throw new IOException(String.valueOf(notStored.getCause()), notStored);
        }
        done(task);
    }

    private void done(DocumentTask task) throws IOException {
        if (failed.remove(task.name()) != null) {
            pending.remove(task);
            tell(task);
        }
    }

    private void failed(DocumentTask task, Exception failure) {
        if (threads.isShutdown()) {
            return;
        }
        String problem = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        task.failed(problem, failure instanceof DocumentRefusedException);
        try {
            pending.save(task);
        } catch (IOException notSaved) {
            LOG.debug("{} has no file; the next check finds it", task.name(), notSaved);
        }
        LOG.debug("Documents of {} ({}), attempt {}: {}", task.invoice(), task.id(), task.attempts(), problem);
        if (ours.getAsBoolean() && (failed.size() < MOST_FAILED || failed.containsKey(task.name()))) {
            failed.put(task.name(), task);
            schedule(task, again.after(task.attempts() - 1, task.id().hashCode()));
        } else {
            failed.remove(task.name());
        }
        tell(task);
    }

    /**
     * Raises or clears the alarm after this task has changed. A refused document is worth an alarm at once, another one
     * when it was not there several times.
     */
    private void tell(DocumentTask changed) {
        String name = changed.name();
        synchronized (missing) {
            if (failed.containsKey(name) && (changed.refused() || changed.attempts() >= ALARM_AFTER)) {
                missing.put(name, changed);
            } else if (missing.remove(name) == null) {
                return;
            }
            if (missing.isEmpty()) {
                alarms.clear(ALARM);
                return;
            }
            if (!missing.containsKey(named)) {
                named = missing.firstKey();
            }
            DocumentTask one = Objects.requireNonNull(missing.get(named));
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    ("Documents are missing of accepted cancellations (%1$d), such as %2$s (%3$s): %4$s. The cancellations stay "
                                    + "accepted; the documents are tried again / Faltan documentos de anulaciones aceptadas (%1$d), "
                                    + "como %2$s (%3$s); siguen aceptadas y se reintenta")
                            .formatted(missing.size(), one.id(), one.invoice(), one.problem()));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
