package io.anula.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * The version of a store, read without using it.
 *
 * @param version of its tables; empty if there are none
 * @param now by its own clock
 */
public record StoreState(String version, Instant now) {
    /** Asks the store. */
    public static StoreState of(DataSource store) throws SQLException {
        try (Connection connection = store.getConnection();
                Statement statement = connection.createStatement()) {
            return new StoreState(version(connection, statement), now(statement));
        }
    }

    private static String version(Connection connection, Statement statement) throws SQLException {
        try (ResultSet made =
                connection.getMetaData().getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
            if (!made.next()) {
                return "";
            }
        }
        try (ResultSet last = statement.executeQuery(
                "select \"version\" from \"flyway_schema_history\" where \"success\" = true order by \"installed_rank\" desc")) {
            return last.next() ? String.valueOf(last.getString(1)) : "";
        }
    }

    private static Instant now(Statement statement) throws SQLException {
        try (ResultSet now = statement.executeQuery("values (current_timestamp)")) {
            now.next();
            return now.getTimestamp(1).toInstant();
        }
    }

    /** Whether this program can use it as it is. */
    public boolean isNewest() {
        return version.equals(Tables.NEWEST);
    }

    /** Whether a newer program has used it. */
    public boolean isNewer() {
        return version.matches("\\d{1,4}") && Integer.parseInt(version) > Integer.parseInt(Tables.NEWEST);
    }
}
