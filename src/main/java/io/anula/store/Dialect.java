package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What a kind of database needs said in its own words. One for each open database. */
interface Dialect {
    /** The dialect of that address. */
    static Dialect of(String url) {
        return url.startsWith(Postgres.PREFIX) ? new Postgres() : new Hsqldb();
    }

    /**
     * Keeps other processes from an embedded database until {@link #unlock}.
     *
     * @throws StoreLockedException when one has it
     */
    void lock(String url);

    /** Lets others have it. */
    void unlock();

    /** False when another process has taken an embedded database over. */
    boolean isOurs();

    /**
     * Before the files of an embedded database are opened, and changed by that.
     *
     * @param check what is known of them; null where nothing is
     * @throws StoreDamagedException when they are not those that were left
     */
    void demandFiles(String url, @Nullable StartCheck check);

    /** Opens the database. */
    HikariDataSource open(HikariConfig config);

    /** Knows its log again; null where there is none that is ours. */
    @Nullable
    LogSeal seal(String url);

    /** How many connections to it do good at once. */
    int connections();

    /** What the pool is to know before its first connection. */
    void configure(HikariConfig pool);

    /** Makes every commit durable from now on; the tables may not be there yet. */
    void makeDurable(Sql sql, DiskSpace room);

    /** Where the migrations are, on the class path. */
    String migrations();

    /** Stands behind a select of rows that are changed in the same transaction: those of others are passed over. */
    String skipLocked();

    /** True when other processes may have the same database open. */
    boolean isShared();

    /** The clock that leases are measured with. */
    Clock clock(Clock local, Sql sql);

    /**
     * Makes the table that billing systems fill, where it is a table of this database.
     *
     * @param login to this database
     * @return the catalog that it has to itself, not open yet; null where it is a table of this database
     */
    @Nullable
    RequestCatalog offerRequestTable(Sql sql, StoreSettings login, RequestTableSettings table);

    /** Closes what this dialect has opened, and the database itself where it is embedded; the pool is closed already. */
    void close(HikariConfig address);
}
