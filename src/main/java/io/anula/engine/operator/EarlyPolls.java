package io.anula.engine.operator;

import io.anula.cancellation.Provider;
import io.anula.engine.operator.NamedCodes.Taken;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationQueries.WaitingNote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls early what events of providers name. Whoever brings an event does not wait for the store: a thread takes the
 * codes that have come, finds the notes that wait for a later poll, and makes them due in one transaction. It pauses
 * after each round, longer after a costly one, so that a flood of events leaves the store to the calls.
 */
public final class EarlyPolls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarlyPolls.class);
    private static final int BATCH = 500;
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** What takes longer, among a million open notes, is followed by a pause of four times that. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final int PAUSE_FOR_EACH = 4;
    /** What is due within this time is not moved: that would only disturb a poll that begins meanwhile. */
    private static final Duration SOON = Duration.ofMillis(250);

    private final NamedCodes codes = new NamedCodes();
    private final CancellationQueries queries;
    private final OperatorActions actions;
    private final Clock clock;
    private @Nullable Thread worker;
    private boolean closed;

    public EarlyPolls(CancellationQueries queries, OperatorActions actions, Clock clock) {
        this.queries = queries;
        this.actions = actions;
        this.clock = clock;
    }

    /** An event of the provider names these codes of notes or invoices; returns at once. */
    public synchronized void ask(Provider provider, Collection<String> named) {
        if (closed || named.isEmpty()) {
            return;
        }
        codes.add(provider, named, System.nanoTime());
        if (worker == null) {
            worker = new Thread(this::work, "early-polls");
            worker.setDaemon(true);
            worker.start();
        }
        notifyAll();
    }

    /** How many codes wait; at most {@value NamedCodes#MOST}. */
    public synchronized int waiting() {
        return codes.size();
    }

    private void work() {
        try {
            for (List<Taken> due = next(); !due.isEmpty(); due = next()) {
                long begun = System.nanoTime();
                poll(due);
                long took = System.nanoTime() - begun;
                TimeUnit.NANOSECONDS.sleep(pause(took));
            }
        } catch (InterruptedException ended) {
            LOG.debug("No more early polls");
        }
    }

    private static long pause(long took) {
        return took > LONG_NANOS ? PAUSE_FOR_EACH * took : SHORTEST_PAUSE_NANOS;
    }

    /** The codes that are due, when there are any; none at the end. */
    private synchronized List<Taken> next() throws InterruptedException {
        while (!closed) {
            long now = System.nanoTime();
            Long left = codes.untilNext(now);
            if (left != null && left == 0) {
                return codes.take(BATCH, now);
            }
            if (left == null) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
            }
        }
        return List.of();
    }

    private void poll(List<Taken> due) {
        Map<Provider, List<Taken>> byProvider =
                due.stream().collect(Collectors.groupingBy(each -> each.code().provider()));
        byProvider.forEach((provider, named) -> {
            try {
                poll(provider, named);
            } catch (RuntimeException failure) {
                LOG.warn("Codes of events that are not polled early: {}, {}", named.size(), failure.toString());
            }
        });
    }

    private void poll(Provider provider, List<Taken> named) {
        Instant soon = clock.instant().plus(SOON);
        Map<Boolean, List<WaitingNote>> notes =
                queries
                        .waiting(
                                provider,
                                named.stream().map(each -> each.code().text()).toList())
                        .stream()
                        .collect(Collectors.partitioningBy(note -> note.dueAt().isAfter(soon)));
        actions.checkNow(
                notes.getOrDefault(true, List.of()).stream()
                        .map(WaitingNote::id)
                        .toList(),
                "%s hook".formatted(provider.text()),
                "an event names it");
        Set<String> underWay = notes.getOrDefault(false, List.of()).stream()
                .flatMap(note -> note.codes().stream())
                .collect(Collectors.toSet());
        lookAgain(named.stream()
                .filter(each -> underWay.contains(each.code().text()))
                .toList());
    }

    /** A poll that is under way may have been answered before the event; whether it has decided is seen then. */
    private synchronized void lookAgain(List<Taken> underWay) {
        long now = System.nanoTime();
        underWay.forEach(each -> codes.again(each, now));
    }

    /** Ends; what is still named is polled by the schedule. */
    @Override
    public synchronized void close() {
        closed = true;
        if (codes.forgotten() > 0) {
            LOG.info("Codes of events left to the schedule, because too many waited: {}", codes.forgotten());
        }
        notifyAll();
    }
}
