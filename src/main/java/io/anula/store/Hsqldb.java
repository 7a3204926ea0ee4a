package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What HSQLDB needs said in its own words. */
final class Hsqldb {
    private static final String DDL = "/ddl/cancellation_request.hsqldb.sql";
    private static final String TABLE = "cancellation_request";
    private static final int WARNINGS = 2;

    private Hsqldb() {}

    /**
     * A commit is on disk before it returns. Said at every start: in the address it counts only when the database is
     * made, and the default loses the last half second.
     */
    static void makeDurable(Sql sql) {
        JdbcOperations operations = sql.jdbc.getJdbcOperations();
        operations.execute("SET FILES WRITE DELAY FALSE");
        operations.execute("SET DATABASE TRANSACTION CONTROL MVCC");
        operations.execute("SET DATABASE DEFAULT TABLE TYPE CACHED");
        operations.execute("SET DATABASE EXTERNAL EVENT LOG LEVEL " + WARNINGS);
    }

    /** All that is committed goes into the data file and the journal begins anew; waits for open transactions. */
    static void beginJournalAnew(Sql sql) {
        sql.jdbc.getJdbcOperations().execute("CHECKPOINT");
    }

    /** Writes the last page, closes the database and gives its lock back; the pool of that address is closed already. */
    static void shutDown(HikariConfig address) {
        DriverManagerDataSource direct =
                new DriverManagerDataSource(address.getJdbcUrl(), address.getUsername(), address.getPassword());
        new JdbcTemplate(direct).execute("SHUTDOWN");
    }

    /** The table, and an account that may insert into it and read it and nothing else. */
    static void offerRequestTable(Sql sql, RequestTableSettings table) {
        JdbcOperations operations = sql.jdbc.getJdbcOperations();
        for (String statement : ddl().replace(TABLE, table.name()).split(";", -1)) {
            if (!statement.isBlank()) {
                operations.execute(statement);
            }
        }
        boolean known = !sql.jdbc
                .queryForList(
                        "select user_name from information_schema.system_users where user_name = :name",
                        Map.of("name", table.username()))
                .isEmpty();
        String account = '"' + table.username().replace("\"", "\"\"") + '"';
        String password = '\'' + table.password().replace("'", "''") + '\'';
        operations.execute(
                known
                        ? "ALTER USER %s SET PASSWORD %s".formatted(account, password)
                        : "CREATE USER %s PASSWORD %s".formatted(account, password));
        operations.execute(
                "GRANT SELECT, INSERT ON TABLE %s TO %s".formatted(table.name().toUpperCase(Locale.ROOT), account));
    }

    private static String ddl() {
        try (InputStream resource = Objects.requireNonNull(Hsqldb.class.getResourceAsStream(DDL), DDL)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).replaceAll("--[^\n]*", "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
