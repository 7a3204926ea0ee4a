package io.anula.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * A table of the store for export and import.
 *
 * @param key the columns of its primary key, in order
 */
record StoreTable(String name, List<String> key) {
    /** The versions of settings and routes; a store with nothing else counts as empty. */
    static final String CONFIG = "config_version";

    /** The request table, which may be in another database. */
    static StoreTable requests(String name) {
        return new StoreTable(name, List.of("id"));
    }

    /** The tables of the store, in the order of export and import. */
    static List<StoreTable> own() {
        return List.of(
                new StoreTable("cancellation", List.of("id")),
                new StoreTable("live_key", List.of("live_key")),
                new StoreTable("key_collision", List.of("cancellation_id")),
                new StoreTable("authorisation_mark", List.of("mark")),
                new StoreTable("note_check", List.of("cancellation_id")),
                new StoreTable("reconciliation_finding", List.of("id")),
                new StoreTable("note_series", List.of("series")),
                new StoreTable("series_place", List.of("cancellation_id")),
                new StoreTable("history", List.of("cancellation_id", "version")),
                new StoreTable("intake_file", List.of("id")),
                new StoreTable("request", List.of("source", "record")),
                new StoreTable("answer_due", List.of("id")),
                new StoreTable("notice_due", List.of("id")),
                new StoreTable(CONFIG, List.of("version")));
    }

    /** The rows after this one in key order, or the first rows for null; names in lower case. */
    List<Map<String, @Nullable Object>> page(
            NamedParameterJdbcTemplate jdbc, @Nullable Map<String, @Nullable Object> last, int limit) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("limit", limit);
        String after = "";
        if (last != null) {
            key.forEach(column -> parameters.put(column, last.get(column)));
            after = " where " + after();
        }
        String select = "select * from " + name + after + " order by " + String.join(", ", key)
                + " fetch first :limit rows only";
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : jdbc.queryForList(select, parameters)) {
            Map<String, @Nullable Object> lower = new TreeMap<>();
            row.forEach((column, value) -> lower.put(column.toLowerCase(Locale.ROOT), value));
            rows.add(lower);
        }
        return rows;
    }

    /**
     * The condition on the first key column limits the range, so that its index is used; the second column decides
     * within one of its values.
     */
    private String after() {
        String first = key.get(0);
        return key.size() == 1
                ? "%s > :%s".formatted(first, first)
                : "%1$s >= :%1$s and (%1$s > :%1$s or %2$s > :%2$s)".formatted(first, key.get(1));
    }
}
