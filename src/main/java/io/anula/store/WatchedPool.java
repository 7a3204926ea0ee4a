package io.anula.store;

import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A pool of connections that rings while the database gives none. */
final class WatchedPool extends DelegatingDataSource {
    static final String ALARM = "store-away";

    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final Alarms alarms;
    private volatile boolean away;
    private volatile long looked;
    private volatile long backSince = System.nanoTime() - SETTLED_NANOS;

    WatchedPool(DataSource pool, Alarms alarms) {
        super(pool);
        this.alarms = alarms;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            Connection connection = super.getConnection();
            if (away) {
                backSince = System.nanoTime();
                away = false;
                alarms.clear(ALARM);
            }
            return connection;
        } catch (SQLException failure) {
            away = true;
            alarms.raise(ALARM, Effect.STOPS_WORK, message(failure));
            throw failure;
        }
    }

    /** False while it gives no connection; it is asked for one at most once a second. */
    boolean isReachable() {
        if (!away) {
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

    /** False while it is away and for some seconds after, in which every node writes down what it has in its hands. */
    boolean isSettled() {
        return !away && System.nanoTime() - backSince >= SETTLED_NANOS;
    }

    private static String message(SQLException failure) {
        return ("The store's database is away: %s. Nothing is taken in, sent or answered until it is back; calls under way "
                        + "are recorded then, or looked up. All goes on by itself / La base de datos no responde: nada se "
                        + "recibe, envía ni contesta hasta que vuelva; luego todo sigue solo")
                .formatted(failure.getMessage());
    }
}
