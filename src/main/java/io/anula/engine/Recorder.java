package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Transition;
import io.anula.io.Counted;
import io.anula.provider.Claim;
import io.anula.provider.ProviderCalls;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import io.anula.store.DiskFullException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Records outcomes in group commits: all outcomes that wait at the same time share one transaction. The thread of a call
 * goes on to its next call and does not wait for the disk, unless many outcomes wait already.
 *
 * <p>While the store is away, it keeps trying until the lease ends, because a known outcome is worth waiting for. After
 * that the cancellation becomes in doubt, and the log contains the outcome.
 */
public final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int BATCH = 500;
    private static final long PAUSE_MILLIS = 250;
    /** How many outcomes may wait: after a crash, their submits are in doubt. */
    private static final int MOST_WAITING = 256;
    /** How long the end waits for outcomes that are not recorded yet. */
    private static final long LONGEST_END_MILLIS = 5_000;

    private final Cancellations cancellations;
    private final Transition transition;
    private final AccountThrottles throttles;
    private final Clock clock;
    /** The outcomes that wait; an empty element is the end. */
    private final BlockingQueue<Optional<Entry>> queue = new LinkedBlockingQueue<>();

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private volatile boolean ended;
    private volatile CallListener listener = CallListener.NOBODY;
    private volatile BiConsumer<Claim, Outcome.OfVerify> verifies = (claim, said) -> {};
    private final Thread writer = new Thread(this::write, "recorder");

    public Recorder(Cancellations cancellations, Transition transition, AccountThrottles throttles, Clock clock) {
        this.cancellations = cancellations;
        this.transition = transition;
        this.throttles = throttles;
        this.clock = clock;
        writer.setDaemon(true);
        writer.start();
    }

    /** Sets who notes what is said about the notes of accepted cancellations. */
    public void tellVerifies(BiConsumer<Claim, Outcome.OfVerify> noting) {
        verifies = noting;
    }

    /** Adds a listener for every call that ends and every outcome that is recorded. */
    public void tell(CallListener listening) {
        listener = listening;
    }

    /**
     * Applies the outcome to the claimed cancellation. When this returns, the outcome is durable, or the log gives the
     * reason and the lease will end.
     */
    public void record(Claim claim, Outcome outcome) {
        add(claim, outcome).join();
    }

    /**
     * The same for the call of this message, which then needs no other outcome, even if this fails. This returns before
     * the outcome is durable; the end of the recorder waits for it.
     */
    public void record(Exchange exchange, Claim claim, Outcome outcome) {
        exchange.setVariable(ProviderCalls.SETTLED, true);
        CompletableFuture<Void> unused = add(claim, outcome);
    }

    /**
     * Queues the outcome. The place of the call becomes free at once, before the disk is written. The future ends when
     * the outcome is recorded, or never will be.
     */
    private CompletableFuture<Void> add(Claim claim, Outcome outcome) {
        Cancellation before = claim.cancellation();
        Outcome meant = heard(before, outcome);
        if (meant instanceof Outcome.OfVerify said) {
            return verified(claim, said);
        }
        places.acquireUninterruptibly();
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<Void> settled = done.thenRun(() -> {
            places.release();
            throttles.recorded(before);
        });
        try {
            queue.add(Optional.of(new Entry(claim, Change.of(before, meant, transition, clock.instant()), done)));
        } catch (IllegalTransitionException defect) {
            LOG.error("{}: {} cannot be recorded; it will be in doubt when its lease runs out", before, meant, defect);
            done.complete(null);
        } catch (RuntimeException defect) {
            done.complete(null);
            throw defect;
        }
        if (ended) {
            giveUp();
        }
        return settled;
    }

    /** Hands what was said about an accepted cancellation over; the cancellation stays as it is. */
    private CompletableFuture<Void> verified(Claim claim, Outcome.OfVerify said) {
        try {
            verifies.accept(claim, said);
        } catch (RuntimeException failure) {
            LOG.error("{}: {} was not noted; it is verified again", claim.cancellation(), said, failure);
        } finally {
            throttles.recorded(claim.cancellation());
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Judges the outcome, and gives back the place of the call even if that fails. */
    private Outcome heard(Cancellation before, Outcome outcome) {
        try {
            listener.ended(before, outcome);
            return throttles.heard(before, outcome);
        } finally {
            throttles.ended(before);
        }
    }

    private void write() {
        List<Optional<Entry>> batch = new ArrayList<>();
        try {
            while (batch.stream().allMatch(Optional::isPresent)) {
                batch.clear();
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                write(batch.stream().flatMap(Optional::stream).toList());
            }
            batch.clear();
        } catch (InterruptedException told) {
            LOG.debug("The recorder is cut off");
        } finally {
            ended = true;
            queue.addAll(batch);
            giveUp();
        }
    }

    /** Stops recording: waiting callers return, and the log contains their outcomes. */
    private void giveUp() {
        for (Optional<Entry> entry = queue.poll(); entry != null; entry = queue.poll()) {
            entry.ifPresent(Recorder::giveUp);
        }
    }

    private static void giveUp(Entry entry) {
        if (!entry.done().isDone()) {
            LOG.error(
                    "{}: {} was not recorded, the process ends; it will be in doubt",
                    entry.change().after(),
                    entry.change().outcome());
            entry.done().complete(null);
        }
    }

    private void write(List<Entry> batch) throws InterruptedException {
        List<Entry> open = batch;
        while (!open.isEmpty()) {
            try {
                Set<Change> won = Collections.newSetFromMap(new IdentityHashMap<>());
                won.addAll(cancellations.record(open.stream().map(Entry::change).toList()));
                tell(open, won);
                return;
            } catch (RuntimeException failure) {
                open = stillInTime(open, failure);
                Thread.sleep(open.isEmpty() ? 0 : PAUSE_MILLIS);
            }
        }
    }

    private void tell(List<Entry> written, Set<Change> won) {
        for (Entry entry : written) {
            Change change = entry.change();
            Cancellation after = change.after();
            if (won.contains(change)) {
                tell(change);
            } else {
                LOG.warn(
                        "{}: {} came too late, somebody else has moved it since; nothing changes",
                        after,
                        change.outcome());
            }
            entry.done().complete(null);
        }
    }

    private void tell(Change change) {
        Cancellation after = change.after();
        listener.changed(after, change.outcome());
        if (change.before().state() != after.state() || after.message() == null) {
            LOG.info("{} is {}{}", after, after.state(), StateText.tail(after));
        } else {
            LOG.info("{} is still {}: {}", after, after.state(), after.message());
        }
    }

    /** Whether the store is away: then no lease can be seen as ended, so waiting with the outcome is safe. */
    private static boolean isAway(RuntimeException failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException;
    }

    private List<Entry> stillInTime(List<Entry> batch, RuntimeException failure) {
        List<Entry> open = new ArrayList<>();
        for (Entry entry : batch) {
            if (isAway(failure) || clock.instant().isBefore(entry.claim().leaseUntil())) {
                open.add(entry);
            } else {
                LOG.error(
                        "{}: cannot record {}; it will be in doubt",
                        entry.change().after(),
                        entry.change().outcome(),
                        failure);
                entry.done().complete(null);
            }
        }
        if (failure instanceof DiskFullException) {
            LOG.debug("No room for {}: tried again, the alarm says so", Counted.of(open.size(), "outcome"));
        } else if (!open.isEmpty()) {
            LOG.error(
                    "The store does not take {}; tried again: {}",
                    Counted.of(open.size(), "outcome"),
                    failure.toString());
        }
        return open;
    }

    /** Waits until the outcomes that are known are recorded, at most some seconds. */
    @Override
    public void close() {
        queue.add(Optional.empty());
        try {
            writer.join(LONGEST_END_MILLIS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
        writer.interrupt();
    }

    private record Entry(Claim claim, Change change, CompletableFuture<Void> done) {}
}
