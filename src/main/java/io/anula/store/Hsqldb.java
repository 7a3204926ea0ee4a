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

/** HSQLDB: embedded, so only this process has it open. */
final class Hsqldb implements Dialect {
    private static final int WARNINGS = 2;

    /**
     * One connection is faster than several: HSQLDB runs commits one after another anyway, and parallel readers spend a
     * quarter of their time on its locks.
     */
    /**
     * The size of the journal at which a checkpoint begins a new one. HSQLDB's default is 50 MB: after a kill, the next
     * start replays the whole journal at about 5 MB a second. Smaller values write the same pages more often.
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

    /** An unreadable line of the log stops the start: by default HSQLDB would drop it and all later lines. */
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
     * Makes every commit wait for the disk. This must be set at every start: in the address it counts only when the
     * database is made, and by default HSQLDB loses the last half second.
     */
    @Override
    public void makeDurable(Sql sql, DiskSpace room) {
        try {
            set(sql.jdbc.getJdbcOperations());
        } catch (BadSqlGrammarException refused) {
            // the settings are right, so the database lacks rights or tables that its files should contain
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

    /** Writes all committed data into the data file and begins a new journal; waits for open transactions. */
    private static void beginJournalAnew(Sql sql) {
        sql.jdbc.getJdbcOperations().execute("CHECKPOINT");
    }

    @Override
    public String migrations() {
        return "db/hsqldb";
    }

    /**
     * Other transactions lock nothing: two that take the same row collide at their commits, and the second begins
     * again.
     */
    @Override
    public String skipLocked() {
        return "";
    }

    /** Transactions follow one another: there is one connection. */
    @Override
    public String forShare() {
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

    /** The table gets its own catalog, so that its users have no access to this database. */
    @Override
    public RequestCatalog offerRequestTable(Sql sql, StoreSettings login, RequestTableSettings table) {
        RequestCatalog offered = catalog == null ? new RequestCatalog(login, table, sql) : catalog;
        catalog = offered;
        return offered;
    }

    /** Writes the last page, closes the database and releases its lock. */
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
