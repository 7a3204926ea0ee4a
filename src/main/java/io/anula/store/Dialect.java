package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The differences between kinds of databases. There is one object for each open database. */
interface Dialect {
    /** The dialect for this address. */
    static Dialect of(String url) {
        return url.startsWith(Postgres.PREFIX) ? new Postgres() : new Hsqldb();
    }

    /**
     * Keeps other processes out of an embedded database until {@link #unlock}.
     *
     * @throws StoreLockedException when another process has it open
     */
    void lock(String url);

    /** Lets other processes open it. */
    void unlock();

    /** Whether the embedded database still belongs to this process. */
    boolean isOurs();

    /**
     * Checks the files of an embedded database before they are opened, which changes them.
     *
     * @param check the known facts about them; null if there are none
     * @throws StoreDamagedException when they are not the files from the last end
     */
    void demandFiles(String url, @Nullable StartCheck check);

    /** Opens the database. */
    HikariDataSource open(HikariConfig config);

    /** The seal of its log; null if it has no log of ours. */
    @Nullable
    LogSeal seal(String url);

    /** How many connections are useful at once. */
    int connections();

    /** Configures the pool before its first connection. */
    void configure(HikariConfig pool);

    /** Makes every commit durable; the tables may not exist yet. */
    void makeDurable(Sql sql, DiskSpace room);

    /** The path of the migrations on the class path. */
    String migrations();

    /** The suffix of a select whose rows are changed in the same transaction: it skips rows that others have locked. */
    String skipLocked();

    /**
     * The suffix of a select from {@code cancellation c}: other transactions must not change its rows before this one
     * has ended, because it adds requests that follow them.
     */
    String forShare();

    /** Whether other processes may have the same database open. */
    boolean isShared();

    /** The clock that leases are measured with. */
    Clock clock(Clock local, Sql sql);

    /**
     * Makes the table for billing systems, if it belongs into this database.
     *
     * @param login to this database
     * @return the table's own catalog, not open yet; null if the table is in this database
     */
    @Nullable
    RequestCatalog offerRequestTable(Sql sql, StoreSettings login, RequestTableSettings table);

    /** Closes what this dialect has opened, and an embedded database itself; the pool is closed already. */
    void close(HikariConfig address);
}
