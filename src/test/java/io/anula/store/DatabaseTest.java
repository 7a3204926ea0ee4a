package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.anula.cancellation.Cancellation;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

final class DatabaseTest {
    private static final String HOUSEKEEPING = "com.zaxxer.hikari.housekeeping.periodMs";

    /** So many lines of the pool's log show that its housekeeper runs at every millisecond. */
    private static final int TICKS = 50;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path folder;

    @Test
    void shouldWriteEveryCommitAtOnce_whenItIsOpenedAgain() {
        Cancellation ready;
        try (TestStore store = TestStore.in(folder)) {
            store.sql.execute("SET FILES WRITE DELAY TRUE");
            ready = store.ready("fc-1");
        }
        try (TestStore store = TestStore.in(folder)) {
            assertEquals(ready, store.found(ready.id()));
            Map<String, Object> delay = store.sql.queryForMap("select property_value from "
                    + "information_schema.system_properties where property_name = 'hsqldb.write_delay'");
            assertEquals("false", delay.get("PROPERTY_VALUE"));
        }
    }

    @Test
    void shouldKeepTheTableAndChangeThePassword_whenTheTableIsOfferedAgain() throws SQLException {
        try (TestStore store = TestStore.in(folder)) {
            store.database.offerRequestTable(new RequestTableSettings("wanted", "requests", "one", ""));
            new JdbcTemplate(store.database.requestTable()).update("insert into wanted (invoice) values ('fc-1')");
        }
        try (TestStore store = TestStore.in(folder)) {
            store.database.offerRequestTable(new RequestTableSettings("wanted", "requests", "two", ""));
            JdbcTemplate table = new JdbcTemplate(store.database.requestTable());
            assertEquals(1, table.queryForObject("select count(*) from wanted", Integer.class));
            String url =
                    Objects.requireNonNull(store.database.catalog()).login().url();
            DriverManager.getConnection(url, "requests", "two").close();
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "requests", "one")
                    .close());
        }
    }

    @Test
    void shouldNotOpenTheDatabaseAgain_whenThePoolLooksAfterItselfWhileItIsClosed() throws Exception {
        Logger pool = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari.pool.HikariPool");
        Level level = pool.getLevel();
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        said.start();
        pool.setLevel(Level.DEBUG);
        pool.setAdditive(false);
        pool.addAppender(said);
        System.setProperty(HOUSEKEEPING, "1");
        try {
            try (TestStore store = TestStore.in(folder)) {
                assertEquals(0, store.count("cancellation"));
                Awaitility.await().until(() -> said.list.size() > TICKS);
            }
            List<String> attempts = List.copyOf(said.list).stream()
                    .map(ILoggingEvent::getMessage)
                    .filter(message -> message.contains("Cannot acquire connection"))
                    .toList();
            assertEquals(List.of(), attempts);
        } finally {
            System.clearProperty(HOUSEKEEPING);
            pool.detachAppender(said);
            pool.setAdditive(true);
            pool.setLevel(level);
        }
    }
}
