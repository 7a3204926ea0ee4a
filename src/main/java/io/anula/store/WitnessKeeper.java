package io.anula.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes the witness of a store: at the start, then every two seconds if something was committed, and at the end. Each
 * takes a short transaction, and two small files that are forced to the disk.
 */
final class WitnessKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessKeeper.class);
    private static final long EVERY_MILLIS = 2_000;

    /** Sorts before any id. */
    private static final String FIRST = "0";

    private final StoreGuard guard;
    private final Sql sql;
    private final Sql reading;
    private final @Nullable LogSeal seal;
    private final WitnessNames names;
    private final Clock clock;
    private final Thread thread = new Thread(this::keepOn, "witness");
    private @Nullable StoreWitness last;
    private long seen = -1;
    private boolean begun;
    private boolean failing;

    /**
     * @param reading for queries that do not block the work
     * @param seal of the log of an embedded database; null for a shared store
     */
    WitnessKeeper(StoreGuard guard, Sql sql, Sql reading, @Nullable LogSeal seal, Clock clock) {
        this.guard = guard;
        this.names = new WitnessNames(guard.witness(), sql.providers());
        this.sql = sql;
        this.reading = reading;
        this.seal = seal;
        this.clock = clock;
    }

    /**
     * Writes the first witness and starts the thread.
     *
     * @param before the witness that the store was compared with; null if there was none
     */
    void begin(@Nullable StoreWitness before) {
        last = before;
        if (before == null) {
            LOG.info("A witness of the store is kept in {} from now on", guard.witness());
        }
        keep();
        thread.setDaemon(true);
        thread.start();
    }

    private void keepOn() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(EVERY_MILLIS);
                keep();
            }
        } catch (InterruptedException told) {
            LOG.debug("The witness is written no more");
        }
    }

    /** Writes a witness if something has changed. */
    synchronized void keep() {
        try {
            long before = sql.commits();
            if (before != seen) {
                write(next(before));
            } else if (seal == null) {
                follow();
            }
            failing = false;
        } catch (DataAccessException
                | TransactionException
                | DiskFullException
                | UncheckedIOException
                | StoreDamagedException failure) {
            if (!failing) {
                LOG.warn(
                        "The witness of the store is not written, it is tried again: {}",
                        StoreDamagedException.line(failure.toString()));
            }
            failing = true;
        }
    }

    /** The next number and the seal of the log; the open transaction prevents a new log meanwhile. */
    private Numbered next(long commits) {
        readLog();
        StoreWitness known = last;
        Numbered next = sql.inTransaction(() -> {
            demandNotOlder(StoreNumber.read(sql.jdbc));
            return new Numbered(StoreNumber.next(sql, known == null ? 0 : known.number()), readLog());
        });
        if (seal == null) {
            seen = commits + 1;
        } else {
            sql.inTransaction(() -> StoreNumber.pad(sql, next.number()));
            seen = commits + 2;
        }
        return next;
    }

    /** Writes a witness for the changes of other nodes too, because this one may be the only witness that is left. */
    private void follow() {
        long number = StoreNumber.read(reading.jdbc);
        StoreWitness known = last;
        demandNotOlder(number);
        if (known != null && number > known.number()) {
            write(new Numbered(number, null));
        }
    }

    /** A shared database may be restored to an earlier state while nodes use it. */
    private void demandNotOlder(long number) {
        StoreWitness known = last;
        if (begun && known != null && number < known.number()) {
            StoreDamagedException older = new StoreDamagedException(StartCheck.behind(number, known));
            guard.end().accept(Objects.requireNonNull(older.getMessage()));
            throw older;
        }
    }

    private record Numbered(long number, LogSeal.@Nullable Sealed log) {}

    private void write(Numbered numbered) {
        StoreWitness before = last;
        Counted now = count(before);
        Instant written = clock.instant();
        StoreWitness next = new StoreWitness(
                numbered.number(),
                now.newest(),
                now.count(),
                before == null ? written : before.began(),
                written,
                false,
                numbered.log());
        next.keepIn(guard.witness());
        last = next;
        begun = true;
    }

    private LogSeal.@Nullable Sealed readLog() {
        try {
            return seal == null ? null : seal.seal();
        } catch (IOException failure) {
            throw new UncheckedIOException("the database's log cannot be read", failure);
        }
    }

    /** Counts everything the first time; later only the new cancellations, and adds their names. */
    private Counted count(@Nullable StoreWitness before) {
        if (before != null && !before.newest().isEmpty()) {
            WitnessNames.Added added = names.add(reading.jdbc, before.newest());
            return new Counted(added.newest(), before.count() + added.count());
        }
        return reading.jdbc
                .query(
                        "select count(*), max(id) from cancellation",
                        Map.of(),
                        (row, number) ->
                                new Counted(Objects.requireNonNullElse(row.getString(2), FIRST), row.getLong(1)))
                .get(0);
    }

    private record Counted(String newest, long count) {}

    /** Writes the last witness; the store is closed next. */
    @Override
    public void close() {
        thread.interrupt();
        keep();
    }

    /** Marks in the last witness that the store was closed properly. */
    synchronized void closed() {
        StoreWitness known = last;
        if (known != null && !failing) {
            try {
                last = known.closed();
                last.keepIn(guard.witness());
            } catch (UncheckedIOException failure) {
                LOG.warn("{}; the next start looks at the whole store", failure.getMessage());
            }
        }
    }
}
