package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What HSQLDB needs said in its own words. It is embedded: this process alone has it open. */
final class Hsqldb implements Dialect {
    private static final int WARNINGS = 2;

    /**
     * One after the other is faster than several at once: its commits stand in a queue anyway, and threads that read side by
     * side spend a quarter of their time on its locks.
     */
    /**
     * So long the journal grows until a checkpoint begins it anew. HSQLDB's default is 50: after a kill the whole of it is done
     * again, at some 5 MB a second. Smaller ones write pages more often that change all the time.
     */
    private static final int JOURNAL_MB = 16;

    private static final int CONNECTIONS = 1;

    private @Nullable StoreLock lock;
    private @Nullable JournalFaults faults;
    private @Nullable RequestCatalog catalog;

    @Override
    public void lock(String url) {
        HsqldbFiles.database(url).ifPresent(database -> lock = StoreLock.take(database));
    }

    @Override
    public void unlock() {
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }

    @Override
    public boolean isOurs() {
        StoreLock ours = lock;
        return ours == null || ours.isOurs();
    }

    @Override
    public void demandFiles(String url, @Nullable StartCheck check) {
        HsqldbFiles.database(url).ifPresent(database -> {
            if (check != null) {
                check.demandFiles(database);
            }
            HsqldbProperties.mend(database);
            LogTail.drop(HsqldbFiles.log(database));
        });
    }

    /** A line of the log that cannot be read stops the start: by default HSQLDB would drop it and all that follow it. */
    @Override
    public HikariDataSource open(HikariConfig config) {
        try {
            HikariDataSource opened = Opening.of(config);
            if (lock != null) {
                lock.opened();
            }
            return opened;
        } catch (PoolInitializationException refused) {
            if (HsqldbFiles.isLoginRefused(refused)) {
                throw new IllegalStateException(
                        "the store does not take its user and password (store.username and store.password, or those in anula.secret "
                                + "beside it): nothing was started. Put that file back from a copy of the home / el almacén no acepta "
                                + "su usuario ni su clave. Restaure anula.secret desde una copia");
            }
            throw HsqldbFiles.damage(refused)
                    .<RuntimeException>map(StoreDamagedException::new)
                    .orElse(refused);
        }
    }

    @Override
    public @Nullable LogSeal seal(String url) {
        return HsqldbFiles.database(url).map(LogSeal::new).orElse(null);
    }

    @Override
    public int connections() {
        return CONNECTIONS;
    }

    @Override
    public void configure(HikariConfig pool) {
        FirstStart.clearUnmade(pool.getJdbcUrl());
        pool.setJdbcUrl(pool.getJdbcUrl() + ";hsqldb.nio_data_file=false;hsqldb.full_log_replay=true");
        pool.setDataSource(new StatementCachingDataSource(new DriverManagerDataSource(pool.getJdbcUrl())));
    }

    /**
     * A commit is on disk before it returns. Said at every start: in the address it counts only when the database is
     * made, and the default loses the last half second.
     */
    @Override
    public void makeDurable(Sql sql, DiskSpace room) {
        try {
            set(sql.jdbc.getJdbcOperations());
        } catch (BadSqlGrammarException refused) {
            // the settings are right: rights or tables that the files should name are not there
            throw new StoreDamagedException("its own user may not set it up / falta lo que sus archivos deben decir: "
                    + StoreDamagedException.line(String.valueOf(refused.getMostSpecificCause())));
        }
        faults = JournalFaults.listen(room);
        room.onReturn(() -> {
            beginJournalAnew(sql);
            if (catalog != null) {
                catalog.wantCheckpoint();
            }
        });
    }

    private static void set(JdbcOperations operations) {
        operations.execute("SET FILES WRITE DELAY FALSE");
        operations.execute("SET FILES LOG SIZE " + JOURNAL_MB);
        operations.execute("SET DATABASE TRANSACTION CONTROL MVCC");
        operations.execute("SET DATABASE DEFAULT TABLE TYPE CACHED");
        operations.execute("SET DATABASE EXTERNAL EVENT LOG LEVEL " + WARNINGS);
    }

    /** All that is committed goes into the data file and the journal begins anew; waits for open transactions. */
    private static void beginJournalAnew(Sql sql) {
        sql.jdbc.getJdbcOperations().execute("CHECKPOINT");
    }

    @Override
    public String migrations() {
        return "db/hsqldb";
    }

    /** Nothing is locked by others: two that take the same row collide at their commits, and the second begins again. */
    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public Clock clock(Clock local, Sql sql) {
        return local;
    }

    /** The table in a catalog of its own: who may fill it has no way into this database. */
    @Override
    public RequestCatalog offerRequestTable(Sql sql, StoreSettings login, RequestTableSettings table) {
        RequestCatalog offered = catalog == null ? new RequestCatalog(login, table, sql) : catalog;
        catalog = offered;
        return offered;
    }

    /** Writes the last page, closes the database and gives its lock back. */
    @Override
    public void close(HikariConfig address) {
        if (catalog != null) {
            catalog.close();
        }
        DriverManagerDataSource direct =
                new DriverManagerDataSource(address.getJdbcUrl(), address.getUsername(), address.getPassword());
        if (lock != null) {
            lock.closing();
        }
        new JdbcTemplate(direct).execute("SHUTDOWN");
        if (faults != null) {
            faults.close();
        }
    }
}
