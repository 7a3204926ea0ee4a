package io.anula.intake.table;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Checks the table in another database without changing it: address, login, table, columns, rights, widths. */
public final class TableCheck {
    private static final Set<Integer> BYTES = Set.of(
            Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.FLOAT, Types.REAL, Types.DOUBLE);
    private static final Set<Integer> TEXTS = Set.of(Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR);
    private static final Map<String, Integer> WIDTHS =
            Map.of("status", 8, "cancellation_id", 26, "credit_note", 200, "authority_code", 40, "message", 2000);

    private final TableSettings table;
    private final List<String> findings = new ArrayList<>();

    private TableCheck(TableSettings table) {
        this.table = table;
    }

    /** One line for each fault; none if the table is in the store. */
    public static List<String> of(TableSettings table) {
        TableCheck check = new TableCheck(table);
        if (table.isElsewhere()) {
            check.connect();
        }
        return check.findings;
    }

    private void connect() {
        Properties properties = new Properties();
        properties.putAll(Pool.driver(table));
        properties.setProperty("user", table.username());
        properties.setProperty("password", table.password());
        try (Connection connection = DriverManager.getConnection(table.url(), properties);
                Statement statement = connection.createStatement()) {
            look(statement);
        } catch (SQLException refused) {
            findings.add("requests.table.url: the database cannot be reached: " + Reasons.of(refused));
        }
    }

    private void look(Statement statement) {
        TableSql sql = new TableSql(table);
        try (ResultSet none = statement.executeQuery(sql.trySelect())) {
            none.next();
        } catch (SQLException refused) {
            say("cannot be read", refused);
            return;
        }
        try {
            statement.executeUpdate(sql.tryUpdate());
        } catch (SQLException refused) {
            say("cannot be written", refused);
            return;
        }
        try (ResultSet none = statement.executeQuery(sql.tryWritten())) {
            measure(none.getMetaData());
        } catch (SQLException refused) {
            say("cannot be read", refused);
        }
    }

    private void measure(ResultSetMetaData columns) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
            int width = columns.getPrecision(i);
            int wanted = WIDTHS.getOrDefault(name, 0);
            if (TEXTS.contains(columns.getColumnType(i)) && width > 0 && width < wanted) {
                findings.add("requests.table.columns.%s: %s holds %d characters, %d are needed"
                        .formatted(name, table.column(name), width, wanted));
            }
            if (name.equals("id") && BYTES.contains(columns.getColumnType(i))) {
                findings.add(
                        "requests.table.columns.id: %s is no whole number, text or UUID".formatted(table.column(name)));
            }
        }
    }

    private void say(String what, SQLException refused) {
        findings.add("requests.table.name: %s %s as the settings want it: %s"
                .formatted(table.name(), what, Reasons.of(refused)));
    }
}
