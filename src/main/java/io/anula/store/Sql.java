package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.ProviderNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs statements and transactions. */
final class Sql {
    final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final String url;
    private final DiskSpace room;
    private final Runnable demandOurs;
    private final ProviderNames providers;
    private final AtomicLong commits = new AtomicLong();

    /**
     * @param providers the providers of the cancellations in it
     * @param demandOurs throws when another process has taken over the store
     */
    Sql(DataSource dataSource, String url, ProviderNames providers, DiskSpace room, Runnable demandOurs) {
        this.providers = providers;
        this.demandOurs = demandOurs;
        this.url = url;
        this.jdbc = new NamedParameterJdbcTemplate(dataSource);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.room = room;
    }

    /** The address of the database, as it was opened. */
    String url() {
        return url;
    }

    /**
     * Does the work in one transaction; all of it is durable when this returns.
     *
     * @throws DiskFullException when there is not enough space to make it durable: it counts as not done, though it may
     * have been done
     */
    <T> T inTransaction(Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        room.demand();
        return commit(() -> {
            T done = work.get();
            room.demandBeforeCommit();
            return done;
        });
    }

    /** As {@link #inTransaction}, for the end of work under way: it may use the space that is kept for that. */
    <T> T inLastTransaction(Supplier<T> work) {
        room.demandReserve();
        return commit(work);
    }

    private <T> T commit(Supplier<T> work) {
        demandOurs.run();
        T result = transactions.execute(status -> work.get());
        commits.incrementAndGet();
        room.demandAfterCommit();
        if (result == null) {
            throw new IllegalStateException("a transaction returned nothing");
        }
        return result;
    }

    /** The providers of the cancellations in it. */
    ProviderNames providers() {
        return providers;
    }

    /** The cancellation in the first columns of a row: {@link CancellationRow#COLUMNS}. */
    Cancellation cancellation(ResultSet row) throws SQLException {
        return CancellationRow.read(row, 1, providers);
    }

    /** How many transactions this process has committed. */
    long commits() {
        return commits.get();
    }

    /**
     * A table with one column {@code id} for a join. The statement has the same text for lists of any length, so it is
     * compiled once.
     *
     * @param parameter the name of the parameter, a value of {@link #texts}
     */
    static String wanted(String parameter) {
        return "unnest(cast(:" + parameter + " as varchar(400) array)) as wanted (id)";
    }

    /** Texts as one value. */
    static SqlArrayValue texts(Collection<String> texts) {
        return new SqlArrayValue("varchar", texts.toArray());
    }

    /** Runs one statement that changes rows, in the open transaction or in its own; returns the number of rows. */
    int update(String statement, Map<String, ?> parameters) {
        return inTransaction(() -> jdbc.update(statement, parameters));
    }

    /** The text without the one character that PostgreSQL does not allow in texts: a provider may send anything. */
    static @Nullable String plain(@Nullable String text) {
        return text == null ? null : text.replace('\u0000', '\uFFFD');
    }

    static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : moment.toEpochMilli();
    }
}
