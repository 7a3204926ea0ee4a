package io.anula.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The MariaDB that tests run against. */
@Tag("databases")
final class MariaDbServerTest {
    @Test
    void shouldBeDurable_asInEarnest() {
        assertEquals(
                1,
                MariaDbServer.administrator().queryForObject("select @@innodb_flush_log_at_trx_commit", Integer.class));
    }

    @Test
    void shouldLoseItsConnections_whenTheyAreEnded() {
        TestDatabase database = MariaDbServer.database();
        SingleConnectionDataSource one =
                new SingleConnectionDataSource(database.url(), database.username(), database.password(), true);
        JdbcTemplate before = new JdbcTemplate(one);
        assertEquals(1, before.queryForObject("select 1", Integer.class));
        MariaDbServer.disconnect(database);
        assertThrows(DataAccessException.class, () -> before.queryForObject("select 1", Integer.class));
        assertEquals(1, MariaDbServer.in(database).queryForObject("select 1", Integer.class));
        one.destroy();
    }

    @Test
    void shouldLetInOnlyWhoHasAnAccount() {
        TestDatabase mine = MariaDbServer.database();
        TestDatabase stranger = new TestDatabase(mine.name(), mine.url(), "stranger", "guess");
        assertThrows(DataAccessException.class, () -> MariaDbServer.in(stranger).execute("select 1"));
    }
}
