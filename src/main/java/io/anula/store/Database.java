package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** An open database whose tables are as this version wants them. */
public final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 12;

    private final HikariDataSource dataSource;
    private final Sql sql;
    private @Nullable JournalFaults faults;
    private @Nullable EmbeddedServer server;

    private Database(HikariDataSource dataSource, Room room) {
        this.dataSource = dataSource;
        this.sql = new Sql(dataSource, room);
    }

    /** As {@link #open(StoreSettings, Room)}, where nobody watches the disk. */
    public static Database open(StoreSettings settings) {
        return open(settings, Room.unwatched());
    }

    /** Opens it, makes it durable and brings its tables up to date. There must be room. */
    public static Database open(StoreSettings settings, Room room) {
        FirstStart.clearUnmade(settings.url());
        HikariConfig config = new HikariConfig();
        config.setPoolName("store");
        config.setJdbcUrl(settings.url() + ";hsqldb.nio_data_file=false");
        config.setUsername(settings.username());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        Database database = new Database(Opening.of(config), room);
        try {
            Hsqldb.makeDurable(database.sql);
            database.faults = JournalFaults.listen(room);
            room.onReturn(() -> Hsqldb.beginJournalAnew(database.sql));
            Flyway.configure()
                    .dataSource(database.dataSource)
                    .locations("classpath:db/hsqldb")
                    .load()
                    .migrate();
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    /** Makes the request table and lets billing programs in, where that is wanted. */
    public void offerRequestTable(RequestTableSettings table) {
        Hsqldb.offerRequestTable(sql, table);
        if (!table.listen().isEmpty()) {
            server = EmbeddedServer.start(table.listen(), dataSource.getJdbcUrl());
        }
    }

    Sql sql() {
        return sql;
    }

    /** For the routes that read and write the request table. */
    public DataSource dataSource() {
        return dataSource;
    }

    /**
     * Lets the embedded database write its last page and closes it. The pool goes first: one that still hands out
     * connections opens the database again in the moment in which it goes down, and leaves it locked.
     */
    @Override
    public void close() {
        if (!dataSource.isClosed()) {
            dataSource.close();
            Hsqldb.shutDown(dataSource);
        }
        if (faults != null) {
            faults.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
