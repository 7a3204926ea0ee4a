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

/** An open database whose tables are as this version wants them. */
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
        this.reading = new Sql(dataSourceOfRoutes, pool.getJdbcUrl(), providers, room, this::demandOurs);
    }

    /**
     * Apart where the store has but one connection, and begun when the first asks: a route that polls a table keeps its
     * connection while it works on the rows, and would wait for itself.
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

    /** As {@link #open(StoreSettings, Room, Alarms, Clock)}, where nobody watches the disk and nobody hears an alarm. */
    public static Database open(StoreSettings settings) {
        return open(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    /** The same, where what has to be changed in it is dated by that clock. */
    public static Database open(StoreSettings settings, Clock clock) {
        return open(settings, DiskSpace.unwatched(), new Alarms(clock), clock);
    }

    /**
     * Opens it, makes it durable and brings its tables up to date. There must be room.
     *
     * @param clock by which what has to be changed in it is dated
     */
    public static Database open(StoreSettings settings, DiskSpace room, Alarms alarms, Clock clock) {
        return open(settings, null, room, alarms, clock);
    }

    /**
     * The same, where something outside the store knows what was in it.
     *
     * @throws StoreLockedException when another process has it open, working or stopped
     * @throws StoreDamagedException when it is damaged, or knows less than it did
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
     * Has the request table made, at once in this database, or, where this one is embedded, in a catalog of its own by the first who
     * calls {@link RequestCatalog#makeReady}.
     */
    public void offerRequestTable(RequestTableSettings table) {
        catalog = dialect.offerRequestTable(
                sql,
                new StoreSettings(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), sql.providers()),
                table);
    }

    /** The providers whose cancellations may be in it. */
    public ProviderNames providers() {
        return sql.providers();
    }

    /** The catalog of the request table; null where the table is one of the store's, or was not offered. */
    public @Nullable RequestCatalog catalog() {
        return catalog;
    }

    /**
     * For those who read and write the whole request table.
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
     * Lets a store pass that may be worked on.
     *
     * @throws IllegalStateException when it is not whole
     */
    public void demandWhole() {
        ImportMarker.demand(sql.jdbc);
    }

    /**
     * From now on a witness outside the store knows what is in it. Before anything is taken in or sent, and after all that a
     * person's word or a backup asks for was done.
     */
    public void keepWitness() {
        StartCheck checked = check;
        if (checked != null && keeper == null) {
            keeper = checked.keeper(sql, reading, dialect.seal(sql.url()), clock);
            ImportMarker.forgetImported(sql);
        }
    }

    /** Writes the witness now, where something has changed; else it is at most two seconds old. */
    public void renewWitness() {
        if (keeper != null) {
            keeper.keep();
        }
    }

    /**
     * Before a call leaves, and before each transaction: lets a process go on that still has its store to itself. One that has
     * not, because it stood still and another was let in, ends at once. Takes microseconds.
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
     * True when it was filled from a backup and {@link #forgetRestored} was not called since, or when a person has said that it is
     * older than it was.
     */
    public boolean isRestored() {
        return ImportMarker.isRestored(sql) || (check != null && check.isSaidToBeOlder());
    }

    /** Tells the cancellations that the witness of the store knew, as far back as it knows their names. */
    public void witnessed(Consumer<Missing> named) {
        if (check != null) {
            check.names(sql.providers()).read(named);
        }
    }

    /** What may have been sent after the backup is in doubt now. */
    public void forgetRestored() {
        ImportMarker.forgetRestored(sql);
    }

    /** The clock that every node of this database goes by. */
    public Clock clock(Clock local) {
        return dialect.clock(local, sql);
    }

    /** True when other processes may work on the same database. */
    public boolean isShared() {
        return dialect.isShared();
    }

    /** False when it did not answer the last time; then it is asked again, at most once a second. */
    public boolean isReachable() {
        return dataSource.isReachable();
    }

    /** False while it does not answer and for some seconds after: what the nodes know of their calls is written first. */
    public boolean isSettled() {
        return presence.isSettled();
    }

    Sql sql() {
        return sql;
    }

    /** For looking at it beside the work: whoever reads much keeps nobody from writing. */
    Sql reading() {
        return reading;
    }

    String skipLocked() {
        return dialect.skipLocked();
    }

    /** For the routes that read and write the request table, and for those who count. */
    public DataSource dataSource() {
        return dataSourceOfRoutes;
    }

    /**
     * Closes it; an embedded one writes its last page. The pool goes first: one that still hands out connections opens
     * the database again in the moment in which it goes down, and leaves it locked.
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
