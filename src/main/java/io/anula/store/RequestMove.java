package io.anula.store;

import io.anula.io.Counted;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the rows of an earlier version's store, which contained the request table, into the table's own catalog. A row
 * keeps its number, which the store uses in its requests. The old table is dropped after the last row is durable in the
 * catalog; after a crash before that, the move starts again and skips the rows that are there.
 */
final class RequestMove {
    private static final Logger LOG = LoggerFactory.getLogger(RequestMove.class);
    private static final int PAGE = 500;

    private final Sql store;
    private final NamedParameterJdbcTemplate catalog;
    private final String table;

    RequestMove(Sql store, JdbcTemplate catalog, String table) {
        this.store = store;
        this.catalog = new NamedParameterJdbcTemplate(catalog);
        this.table = table;
    }

    void run() {
        if (isThere(store.jdbc)) {
            long rows = copy();
            store.jdbc.getJdbcOperations().execute("DROP TABLE " + table);
            dropAccounts();
            LOG.info(
                    "The request table has moved into a database of its own, with {} / La tabla de pedidos pasó a una base propia, con {}",
                    Counted.of(rows, "row"),
                    Counted.of(rows, "fila"));
        }
        restartNumbers();
    }

    private boolean isThere(NamedParameterJdbcTemplate jdbc) {
        return !jdbc.queryForList(
                        "select table_name from information_schema.tables "
                                + "where table_schema = 'PUBLIC' and table_name = :name",
                        Map.of("name", table.toUpperCase(Locale.ROOT)))
                .isEmpty();
    }

    private long copy() {
        StoreTable from = new StoreTable(table, List.of("id"));
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(
                Objects.requireNonNull(catalog.getJdbcTemplate().getDataSource())));
        Set<String> columns = columns();
        long rows = 0;
        List<Map<String, @Nullable Object>> page = from.page(store.jdbc, null, PAGE);
        while (!page.isEmpty()) {
            List<Map<String, @Nullable Object>> copied = page;
            transactions.executeWithoutResult(status -> insert(copied, columns));
            rows += page.size();
            page = from.page(store.jdbc, page.get(page.size() - 1), PAGE);
        }
        return rows;
    }

    private Set<String> columns() {
        return catalog
                .queryForList(
                        "select column_name from information_schema.columns "
                                + "where table_schema = 'PUBLIC' and table_name = :name",
                        Map.of("name", table.toUpperCase(Locale.ROOT)),
                        String.class)
                .stream()
                .map(column -> column.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void insert(List<Map<String, @Nullable Object>> page, Set<String> columns) {
        List<Object> ids =
                page.stream().map(row -> Objects.requireNonNull(row.get("id"))).toList();
        Set<Object> there = Set.copyOf(catalog.queryForList(
                "select id from %s where id in (:ids)".formatted(table), Map.of("ids", ids), Long.class));
        List<Map<String, @Nullable Object>> missing =
                page.stream().filter(row -> !there.contains(row.get("id"))).toList();
        if (missing.isEmpty()) {
            return;
        }
        List<String> common =
                missing.get(0).keySet().stream().filter(columns::contains).toList();
        String insert = "insert into %s (%s) values (%s)"
                .formatted(
                        table,
                        String.join(", ", common),
                        common.stream().map(column -> ':' + column).collect(Collectors.joining(", ")));
        catalog.batchUpdate(
                insert, missing.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new));
    }

    /** Drops the store's other accounts. The checkpoint removes their passwords from its log. */
    private void dropAccounts() {
        store.jdbc
                .queryForList(
                        "select user_name from information_schema.system_users where admin = false",
                        Map.of(),
                        String.class)
                .forEach(user -> store.jdbc
                        .getJdbcOperations()
                        .execute("DROP USER \"%s\"".formatted(user.replace("\"", "\"\""))));
        store.jdbc.getJdbcOperations().execute("CHECKPOINT");
    }

    /**
     * Continues the row numbers after those that the store knows: a new row with a known number would be taken for the
     * old one.
     */
    private void restartNumbers() {
        Long known = store.jdbc.queryForObject(
                "select coalesce(max(cast(substring(source from 5) as bigint)), 0) from request "
                        + "where source >= 'row:' and source < 'row;' and regexp_matches(source, 'row:[0-9]{1,18}')",
                Map.of(),
                Long.class);
        Long there = catalog.queryForObject("select coalesce(max(id), 0) from " + table, Map.of(), Long.class);
        long next = Math.max(known == null ? 0 : known, there == null ? 0 : there) + 1;
        catalog.getJdbcOperations().execute("alter table %s alter column id restart with %d".formatted(table, next));
    }
}
