package io.anula.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A connection pool that reports whether the database gave a connection. */
final class WatchedPool extends DelegatingDataSource {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DatabaseAvailability presence;
    private volatile long looked;

    WatchedPool(DataSource pool, DatabaseAvailability presence) {
        super(pool);
        this.presence = presence;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = super.getConnection();
            presence.given();
            return connection;
        } catch (SQLException failure) {
            presence.refused(failure);
            throw failure;
        }
    }

    /** False while the database gives no connection; it is asked at most once a second. */
    boolean isReachable() {
        if (!presence.isAway()) {
            return true;
        }
        if (System.nanoTime() - looked < LOOK_AGAIN_NANOS) {
            return false;
        }
        looked = System.nanoTime();
        try (Connection connection = getConnection()) {
            return !connection.isClosed();
        } catch (SQLException stillAway) {
            looked = System.nanoTime();
            return false;
        }
    }
}
