package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.anula.cancellation.ProviderNames;
import io.anula.observe.alarm.Alarms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An open database whose tables have this program's version. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS_OF_ROUTES = 4;

    private final DatabaseAvailability presence;
    private final HikariDataSource pool;
    private final WatchedPool dataSource;
    private final HikariDataSource poolOfRoutes;
    private final WatchedPool dataSourceOfRoutes;
    private final Dialect dialect;
    private final Sql sql;
    private final Sql reading;
    private final NoticeQueue notices;
    private final Clock clock;
    private @Nullable WitnessKeeper keeper;
    private @Nullable StartCheck check;
    private @Nullable RequestCatalog catalog;

    private Database(
            HikariDataSource pool,
            Dialect dialect,
            ProviderNames providers,
            DiskSpace room,
            Alarms alarms,
            Clock clock) {
        this.clock = clock;
        this.pool = pool;
        this.presence = new DatabaseAvailability(alarms);
        this.dataSource = new WatchedPool(pool, presence);
        this.poolOfRoutes = dialect.connections() > 1 ? pool : poolOfRoutes(pool);
        this.dataSourceOfRoutes = poolOfRoutes == pool ? dataSource : new WatchedPool(poolOfRoutes, presence);
        this.dialect = dialect;
        this.sql = new Sql(dataSource, pool.getJdbcUrl(), providers, room, this::demandOurs);
        this.notices = new NoticeQueue(sql);
        this.reading = new Sql(dataSourceOfRoutes, pool.getJdbcUrl(), providers, room, this::demandOurs);
    }

    /**
     * A separate pool for routes, if the store has only one connection; it starts at its first use. A route that polls
     * a table keeps its connection while it works on the rows, and would otherwise wait for itself.
     */
    private static HikariDataSource poolOfRoutes(HikariDataSource pool) {
        HikariConfig config = new HikariConfig();
        pool.copyStateTo(config);
        config.setPoolName("routes");
        config.setMaximumPoolSize(CONNECTIONS_OF_ROUTES);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** As {@link #open(StoreSettings, DiskSpace, Alarms, Clock)}, without disk checks and alarms. */
    public static Database open(StoreSettings settings) {
        return open(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** The same with a clock, which dates changes that the opening makes. */
    public static Database open(StoreSettings settings, Clock clock) {
        return open(settings, DiskSpace.unwatched(), new Alarms(clock), clock);
    }

    /**
     * Opens the database, makes it durable and updates its tables. There must be disk space.
     *
     * @param clock dates changes that the opening makes
     */
    public static Database open(StoreSettings settings, DiskSpace room, Alarms alarms, Clock clock) {
        return open(settings, null, room, alarms, clock);
    }

    /**
     * The same with a check against the witness outside the store.
     *
     * @throws StoreLockedException when another process, running or frozen, has it open
     * @throws StoreDamagedException when it is damaged, or older than its witness
     */
    public static Database open(
            StoreSettings settings, @Nullable StoreGuard guard, DiskSpace room, Alarms alarms, Clock clock) {
        Dialect dialect = Dialect.of(settings.url());
        dialect.lock(settings.url());
        StartCheck check = null;
        try {
            check = guard == null ? null : StartCheck.by(guard);
            return opened(settings, dialect, check, room, alarms, clock);
        } catch (RuntimeException failure) {
            dialect.unlock();
            throw failure;
        }
    }

    private static Database opened(
            StoreSettings settings,
            Dialect dialect,
            @Nullable StartCheck check,
            DiskSpace room,
            Alarms alarms,
            Clock clock) {
        dialect.demandFiles(settings.url(), check);
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(dialect.connections());
        config.setMinimumIdle(1);
        dialect.configure(config);
        Database database = new Database(dialect.open(config), dialect, settings.providers(), room, alarms, clock);
        try {
            dialect.makeDurable(database.sql, room);
            Tables.migrate(database.pool, dialect.migrations());
            OneKeyForEach.onceFor(database.sql, clock);
            AnswersBySource.onceFor(database.sql);
            if (check != null) {
                check.demand(database.sql);
                database.check = check;
            }
            return database;
        } catch (RuntimeException failure) {
            try {
                database.close();
            } catch (RuntimeException further) {
                failure.addSuppressed(further);
            }
            throw failure;
        }
    }

    /**
     * Makes the request table. On a database server this happens at once, in this database. For an embedded one,
     * {@link RequestCatalog#makeReady} makes it later in its own catalog.
     */
    public void offerRequestTable(RequestTableSettings table) {
        catalog = dialect.offerRequestTable(
                sql,
                new StoreSettings(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), sql.providers()),
                table);
    }

    /** The providers of the cancellations in the store. */
    public ProviderNames providers() {
        return sql.providers();
    }

    /** The catalog of the request table; null if the table is one of the store's own or was not requested. */
    public @Nullable RequestCatalog catalog() {
        return catalog;
    }

    /**
     * The database of the whole request table.
     *
     * @throws RuntimeException when its catalog cannot be opened
     */
    public DataSource requestTable() {
        if (catalog == null) {
            return dataSourceOfRoutes;
        }
        catalog.makeReady();
        return catalog.dataSource();
    }

    /**
     * Throws if the store must not be used.
     *
     * @throws IllegalStateException when an import into it has not ended
     */
    public void demandWhole() {
        ImportMarker.demand(sql.jdbc);
    }

    /**
     * Begins to keep a witness outside the store. Called before anything is accepted or submitted, and after the steps
     * that a restored or older store needs.
     */
    public void keepWitness() {
        StartCheck checked = check;
        if (checked != null && keeper == null) {
            keeper = checked.keeper(sql, reading, dialect.seal(sql.url()), clock);
            ImportMarker.forgetImported(sql);
        }
    }

    /** Writes the witness now if something has changed; otherwise it is at most two seconds old. */
    public void renewWitness() {
        if (keeper != null) {
            keeper.keep();
        }
    }

    /**
     * Called before a call leaves, and before each transaction: checks that this process still has its store to itself.
     * If it was frozen and another process has taken over the store, this process ends at once. Takes microseconds.
     */
    public void demandOurs() {
        if (!dialect.isOurs()) {
            String taken =
                    "Another process has taken the store over while this one stood still: nothing more is sent or written / "
                            + "Otro proceso tomó el almacén mientras este estaba detenido: no se envía ni se escribe nada más";
            if (check != null) {
                check.end(taken);
            }
            throw new IllegalStateException(taken);
        }
    }

    /**
     * Whether it was filled from a backup and {@link #forgetRestored} was not called since, or a person has said that
     * it is older.
     */
    public boolean isRestored() {
        return ImportMarker.isRestored(sql) || (check != null && check.isSaidToBeOlder());
    }

    /** Gives the consumer all cancellations that the witness knew, as far as it knows their names. */
    public void witnessed(Consumer<Missing> named) {
        if (check != null) {
            check.names(sql.providers()).read(named);
        }
    }

    /** Clears the mark of a restore: requests that may have been submitted after the backup are in doubt now. */
    public void forgetRestored() {
        ImportMarker.forgetRestored(sql);
    }

    /** The clock that every node of this database uses. */
    public Clock clock(Clock local) {
        return dialect.clock(local, sql);
    }

    /** Whether other processes may use the same database. */
    public boolean isShared() {
        return dialect.isShared();
    }

    /** Whether it answered the last time; after a failure it is asked again, at most once a second. */
    public boolean isReachable() {
        return dataSource.isReachable();
    }

    /**
     * False while it does not answer, and for some seconds after: in that time nodes record the outcomes of their
     * calls.
     */
    public boolean isSettled() {
        return presence.isSettled();
    }

    Sql sql() {
        return sql;
    }

    /** What the route {@code decided} must still be given. */
    public NoticeQueue notices() {
        return notices;
    }

    /** For reading beside the work, without blocking writers. */
    Sql reading() {
        return reading;
    }

    String skipLocked() {
        return dialect.skipLocked();
    }

    String forShare() {
        return dialect.forShare();
    }

    /** For the routes that read and write the request table, and for counting. */
    public DataSource dataSource() {
        return dataSourceOfRoutes;
    }

    /**
     * Closes the database; an embedded one writes its last page. The pool is closed first: a pool that still opens
     * connections would open the database again while it closes, and leave it locked.
     */
    @Override
    public void close() {
        if (!pool.isClosed()) {
            if (keeper != null) {
                keeper.close();
            }
            poolOfRoutes.close();
            pool.close();
            dialect.close(pool);
            dialect.unlock();
            if (keeper != null) {
                keeper.closed();
            }
        }
    }
}
