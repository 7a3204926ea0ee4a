package io.anula.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The PostgreSQL that tests run against. */
final class PostgresServerTest {
    private static Connection connect(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    @Test
    void shouldBeDurable_asInEarnest() {
        assertEquals("on", PostgresServer.administrator().queryForObject("show fsync", String.class));
    }

    @Test
    void shouldLoseItsConnections_whenTheDatabaseIsShut() throws SQLException {
        TestDatabase database = PostgresServer.database();
        try (Connection before = connect(database)) {
            PostgresServer.shut(database);
            assertEquals(false, before.isValid(1));
            assertThrows(SQLException.class, () -> connect(database).close());
        }
        PostgresServer.open(database);
        try (Connection after = connect(database)) {
            assertTrue(after.isValid(1));
        }
    }
}
