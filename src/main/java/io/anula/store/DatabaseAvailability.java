package io.anula.store;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** Whether the database gives connections, as all pools of it have seen: an alarm rings while it gives none. */
final class DatabaseAvailability {
    static final String ALARM = "store-away";

    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final Alarms alarms;
    private volatile boolean away;
    private volatile long backSince = System.nanoTime() - SETTLED_NANOS;

    DatabaseAvailability(Alarms alarms) {
        this.alarms = alarms;
    }

    /** It gave a connection. */
    void given() {
        if (away) {
            backSince = System.nanoTime();
            away = false;
            alarms.clear(ALARM);
        }
    }

    /** It gave none. */
    void refused(SQLException failure) {
        away = true;
        alarms.raise(ALARM, Effect.STOPS_WORK, message(failure));
    }

    /** True when it gave none the last time. */
    boolean isAway() {
        return away;
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
