package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.observe.alarm.Alarms;
import io.anula.testing.SettableClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two pools of one database. */
final class WatchedPoolTest {
    private final Alarms alarms = new Alarms(new SettableClock());
    private final DatabaseAvailability presence = new DatabaseAvailability(alarms);
    private final Refusing database = new Refusing();
    private final WatchedPool store = new WatchedPool(database, presence);
    private final WatchedPool routes = new WatchedPool(database, presence);

    private static final class Refusing extends DriverManagerDataSource {
        private boolean refuses;

        Refusing() {
            super("jdbc:hsqldb:mem:" + UUID.randomUUID(), "sa", "");
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refuses) {
                throw new SQLException("nobody is there");
            }
            return super.getConnection();
        }
    }

    private void ask(WatchedPool pool) throws SQLException {
        pool.getConnection().close();
    }

    @Test
    void shouldRaiseOneAlarm_untilEitherIsGivenAConnection() throws SQLException {
        database.refuses = true;
        assertThrows(SQLException.class, () -> ask(routes));
        assertThrows(SQLException.class, () -> ask(store));
        assertEquals(1, alarms.active().size());
        assertEquals(DatabaseAvailability.ALARM, alarms.active().get(0).name());
        database.refuses = false;
        ask(store);
        assertEquals(List.of(), alarms.active());
    }

    @Test
    void shouldBeReachableAgain_whenTheOtherWasGivenNoConnectionAndItIs() {
        database.refuses = true;
        assertThrows(SQLException.class, () -> ask(routes));
        assertFalse(store.isReachable());
        database.refuses = false;
        assertDoesNotThrow(() -> ask(routes));
        assertTrue(store.isReachable());
    }

    @Test
    void shouldBeUnsettled_whenItHasJustComeBack() throws SQLException {
        assertTrue(presence.isSettled());
        database.refuses = true;
        assertThrows(SQLException.class, () -> ask(store));
        assertFalse(presence.isSettled());
        database.refuses = false;
        ask(store);
        assertFalse(presence.isSettled());
    }
}
