package io.anula.store;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Whether the database gives connections, according to all its pools; an alarm stands while it gives none. */
final class DatabaseAvailability {
    static final String ALARM = "store-away";

    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final Alarms alarms;
    private volatile boolean away;
    private volatile long backSince = System.nanoTime() - SETTLED_NANOS;

    DatabaseAvailability(Alarms alarms) {
        this.alarms = alarms;
    }

    /** The database gave a connection. */
    void given() {
        if (away) {
            backSince = System.nanoTime();
            away = false;
            alarms.clear(ALARM);
        }
    }

    /** The database gave no connection. */
    void refused(SQLException failure) {
        away = true;
        alarms.raise(ALARM, Effect.STOPS_WORK, message(failure));
    }

    /** Whether it gave no connection the last time. */
    boolean isAway() {
        return away;
    }

    /** False while it is away, and for some seconds after: in that time every node records its outcomes. */
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
