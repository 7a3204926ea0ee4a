package io.anula.intake.table;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of the routes' statements that depend on the settings. A row is taken if the operator's condition holds and
 * its status is not one that Anula writes. So a marked row is never taken again, whatever the condition says.
 */
public final class TableSql {
    private static final List<String> READ = List.of("id", "provider", "account", "invoice", "reason", "payload");
    private static final List<String> WRITTEN = List.of(
            "status",
            "cancellation_id",
            "credit_note",
            "authority_code",
            "message",
            "document",
            "cude",
            "url",
            "check",
            "evidence");
    private static final String OURS = "('TAKEN', 'INVALID', 'SENT', 'ACCEPTED', 'REJECTED', 'HELD')";

    private final TableSettings table;

    public TableSql(TableSettings table) {
        this.table = table;
    }

    /** Each part by its placeholder. */
    public Map<String, String> placeholders() {
        Map<String, String> all = new TreeMap<>();
        all.put("requests.table.select", select());
        all.put("requests.table.due", due());
        all.put("requests.table.set", assignments(column -> ":#" + column));
        all.put("requests.table.told", told());
        return all;
    }

    /** The columns to read, under the intake's names. */
    private String select() {
        return READ.stream()
                .filter(table::has)
                .map(column -> table.column(column).equals(column) ? column : table.column(column) + " as " + column)
                .collect(Collectors.joining(", "));
    }

    /** The condition for rows to take. */
    private String due() {
        String status = table.column("status");
        return "(%s) and (%s is null or %s not in %s)".formatted(table.where(), status, status, OURS);
    }

    /** The condition for the row of an answer: it excludes a row that has asked for something else meanwhile. */
    private String told() {
        String mine = table.column("id") + " = :#id";
        String cancellation = table.column("cancellation_id");
        return cancellation.isEmpty()
                ? mine
                : "%s and (%s is null or %s = :#cancellation_id)".formatted(mine, cancellation, cancellation);
    }

    /** A select that reads no row and fails if a column, a right or the condition is wrong. */
    String trySelect() {
        return "select %s from %s where %s and 1 = 0 order by %s, %s"
                .formatted(select(), table.name(), due(), table.column("status"), table.column("id"));
    }

    /** An update that changes no row and fails if a column or a right is wrong. */
    String tryUpdate() {
        return "update %s set %s where %s is null and 1 = 0"
                .formatted(table.name(), assignments(table::column), table.column("id"));
    }

    /** A select of the written columns, to find their widths. */
    String tryWritten() {
        String columns = Stream.concat(Stream.of("id"), WRITTEN.stream())
                .filter(table::has)
                .map(column -> table.column(column) + " as " + column)
                .collect(Collectors.joining(", "));
        return "select %s from %s where 1 = 0".formatted(columns, table.name());
    }

    private String assignments(UnaryOperator<String> value) {
        String values = WRITTEN.stream()
                .filter(table::has)
                .map(column -> table.column(column) + " = " + value.apply(column))
                .collect(Collectors.joining(", "));
        return table.has("updated_at") ? values + ", " + table.column("updated_at") + " = current_timestamp" : values;
    }
}
