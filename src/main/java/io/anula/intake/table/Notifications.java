package io.anula.intake.table;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to PostgreSQL's NOTIFY. A notification only wakes the poll, which finds the rows; the next regular poll finds
 * rows whose notification was lost. A lost connection is opened again, and the poll is then woken once for the time
 * without a connection.
 */
public final class Notifications implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int SECONDS_TO_SAY_ALIVE = 2;

    private final TableSettings table;
    private final Runnable wake;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Connection open;
    private boolean heard;

    private Notifications(TableSettings table, Runnable wake) {
        this.table = table;
        this.wake = wake;
    }

    /** Begins to listen, if the settings name a channel. */
    public static Notifications listen(TableSettings table, Runnable wake) {
        Notifications all = new Notifications(table, wake);
        if (table.isPostgres() && !table.channel().isEmpty()) {
            Thread thread = new Thread(all::run, "request-table-notify");
            thread.setDaemon(true);
            thread.start();
        }
        return all;
    }

    private void run() {
        try {
            while (ended.getCount() > 0) {
                listenUntilLost();
                ended.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilLost() {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            open = connection;
            statement.execute("listen " + table.channel());
            LOG.info("Listening to {} for new rows of {}", table.channel(), table);
            heard = true;
            wake.run();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (ended.getCount() > 0) {
                await(postgres, connection);
            }
        } catch (SQLException lost) {
            tell(lost);
        }
    }

    private void await(PGConnection postgres, Connection connection) throws SQLException {
        if (postgres.getNotifications((int) SILENCE.toMillis()).length > 0) {
            wake.run();
        } else if (!connection.isValid(SECONDS_TO_SAY_ALIVE)) {
            throw new SQLException("nothing is heard any more");
        }
    }

    /** Logs a lost connection, once each time. */
    private void tell(SQLException lost) {
        if (heard && ended.getCount() > 0) {
            LOG.warn("Not listening to {}: {}. Rows are found by the next poll", table.channel(), Reasons.of(lost));
        } else {
            LOG.debug("Not listening", lost);
        }
        heard = false;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.putAll(Pool.driver(table));
        properties.setProperty("user", table.username());
        properties.setProperty("password", table.password());
        return DriverManager.getConnection(table.url(), properties);
    }

    @Override
    public void close() {
        ended.countDown();
        Connection connection = open;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("Already gone", gone);
            }
        }
    }
}
