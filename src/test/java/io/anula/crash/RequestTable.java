package io.anula.crash;

import io.anula.crash.Answers.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The request table as a billing program sees it: over the network, and gone while the process is down. */
final class RequestTable {
    private static final String INSERT =
            "insert into cancellation_request (provider, invoice, reason, payload, batch) values (?, ?, ?, ?, ?)";
    private static final String SELECT = "select batch, status, message, credit_note from cancellation_request";

    private final String url;

    RequestTable(int port) {
        this.url = "jdbc:hsqldb:hsql://127.0.0.1:" + port + "/anula";
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "requests", "requests");
    }

    /**
     * Inserts those that are not there yet: who lost the connection during an insert looks whether it was done.
     *
     * @throws SQLException when the process is away, or goes away meanwhile: to be called again
     */
    void insertMissing(List<Ask> asks) throws SQLException {
        try (Connection connection = connect()) {
            for (Ask ask : asks) {
                if (!isThere(connection, ask)) {
                    insert(connection, ask);
                }
            }
        }
    }

    private static boolean isThere(Connection connection, Ask ask) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " where batch = ?")) {
            select.setString(1, ask.key());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void insert(Connection connection, Ask ask) throws SQLException {
        boolean inColumns = ask.kind() == Ask.Kind.LAFACTURA || !ask.isValid();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, ask.provider());
            insert.setString(2, inColumns ? ask.invoice() : null);
            insert.setString(3, inColumns ? ask.reason() : null);
            insert.setString(4, inColumns ? null : ask.json());
            insert.setString(5, ask.key());
            insert.executeUpdate();
        }
    }

    /** What each row says, by the key that its batch names. */
    Map<String, List<Answer>> read() throws SQLException {
        Map<String, List<Answer>> answers = new HashMap<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT)) {
            while (row.next()) {
                answers.computeIfAbsent(Objects.requireNonNull(row.getString(1)), key -> new ArrayList<>())
                        .add(new Answer(
                                Objects.requireNonNull(row.getString(2)),
                                text(row.getString(3)),
                                text(row.getString(4))));
            }
        }
        return answers;
    }

    private static String text(@org.jspecify.annotations.Nullable String column) {
        return Objects.requireNonNullElse(column, "");
    }
}
