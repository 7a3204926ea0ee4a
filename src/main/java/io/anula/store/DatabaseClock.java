package io.anula.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The database's time, so that all nodes use the same time whatever their own clocks say. The database is asked at most
 * once a second; in between, the machine's steady clock continues from the last answer.
 *
 * <p>While the database does not answer, the later of the machine's two clocks counts: after a freeze of the whole
 * machine, it is safer to see a lease as lost than as held.
 */
final class DatabaseClock extends Clock {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
    private static final long MILLION = 1_000_000;
    private static final long GOOD_FOR_MILLIS = Duration.ofSeconds(1).toMillis();

    /** A database that can be asked for its time. */
    @FunctionalInterface
    interface Source {
        /**
         * The database's time in milliseconds since 1970-01-01 UTC; null, or a Spring exception, when it is away.
         *
         * @param asking runs just before the question leaves, so that the wait for a connection is not counted
         */
        @Nullable
        Long ask(Runnable asking);
    }

    private final Clock local;
    private final Source database;
    private final LongSupplier steadyNanos;
    private volatile @Nullable Answer last;

    DatabaseClock(Clock local, Source database) {
        this(local, database, System::nanoTime);
    }

    /** @param steadyNanos the machine's clock that never jumps */
    DatabaseClock(Clock local, Source database, LongSupplier steadyNanos) {
        this.local = local;
        this.database = database;
        this.steadyNanos = steadyNanos;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        Answer known = last;
        if (known == null || isOld(known)) {
            known = ask();
        }
        return known.time() + known.ageMillis(local.millis(), steadyNanos.getAsLong());
    }

    private boolean isOld(Answer answer) {
        return answer.ageMillis(local.millis(), steadyNanos.getAsLong()) >= GOOD_FOR_MILLIS;
    }

    private synchronized Answer ask() {
        Answer known = last;
        if (known != null && !isOld(known)) {
            return known;
        }
        try {
            long[] asked = new long[2];
            Long answer = database.ask(() -> {
                asked[0] = local.millis();
                asked[1] = steadyNanos.getAsLong();
            });
            if (answer != null) {
                known = new Answer(answer, asked[0], asked[1]);
                last = known;
                return known;
            }
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("The database does not tell its time", away);
        }
        return known == null ? new Answer(local.millis(), local.millis(), steadyNanos.getAsLong()) : known;
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(local.withZone(zone), database, steadyNanos);
    }

    /** The database's time, with the machine's clocks at that moment. */
    private record Answer(long time, long localMillis, long steadyNanos) {
        long ageMillis(long localNow, long steadyNow) {
            return Math.max(localNow - localMillis, (steadyNow - steadyNanos) / MILLION);
        }
    }
}
