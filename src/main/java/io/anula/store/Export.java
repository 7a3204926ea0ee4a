package io.anula.store;

import io.anula.cancellation.ProviderNames;
import io.anula.io.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a whole store as JSON lines: a head, one line for each row, and an end with the number of rows, without which
 * a file is incomplete. The rows show the store at one moment, even while nodes use it; the rows of the request table
 * are a little older.
 */
public final class Export {
    /** The format version in the first line. */
    static final int FORMAT = 7;

    /** The first format whose keys have this version's form. */
    static final int ONE_KEY_FOR_EACH = 4;

    /** The first format whose answer queue has entries for files. */
    static final int ANSWERS_BY_SOURCE = 5;

    /** The oldest format that can be read: it only lacks later additions. */
    static final int OLDEST_FORMAT = 2;

    private static final int PAGE = 1_000;

    private final DataSource store;
    private final DataSource requests;
    private final NamedParameterJdbcTemplate jdbc;
    private final String requestTable;
    private final ProviderNames providers;

    /**
     * @param store the open database; its tables are not updated
     * @param requests the database of the request table, which may be the same
     * @param requestTable the name of that table
     * @param providers the providers of the cancellations in it
     */
    public Export(DataSource store, DataSource requests, String requestTable, ProviderNames providers) {
        this.providers = providers;
        this.store = store;
        this.requests = requests;
        this.jdbc = new NamedParameterJdbcTemplate(store);
        this.requestTable = requestTable;
    }

    /** The purpose of the export. */
    public enum Kind {
        /** The store moves: from now on it is used at the new place, and no longer here. */
        EXPORT,
        /** The store stays in use here: after a restore it is unknown what was submitted since. */
        BACKUP;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> named(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.text().equals(text))
                    .findFirst();
        }
    }

    /**
     * Writes everything; the stream stays open.
     *
     * @return the number of rows
     * @throws IllegalStateException when an import into the store has not ended
     * @throws StoreDamagedException when the store contradicts itself
     */
    public long writeTo(OutputStream out, Kind kind) throws IOException {
        try (JsonLines lines = new JsonLines(out)) {
            lines.write(Map.of("anula", kind.text(), "format", FORMAT));
            long rows = isApart() ? requests(lines) + oneMoment(() -> tables(lines)) : oneMoment(() -> all(lines));
            lines.write(Map.of("end", true, "rows", rows));
            return rows;
        }
    }

    private long oneMoment(Supplier<Long> reading) {
        TransactionTemplate oneMoment = new TransactionTemplate(new DataSourceTransactionManager(store));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
        return Objects.requireNonNullElse(oneMoment.execute(status -> reading.get()), 0L);
    }

    private boolean isApart() {
        return requests != store;
    }

    private long all(JsonLines lines) {
        try {
            return tables(lines) + requests(lines);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The request table is written first if it is in another database, so that no row says more than the store knows.
     * Each page shows its own moment, so that billing systems need not wait.
     */
    private long requests(JsonLines lines) throws IOException {
        NamedParameterJdbcTemplate rows = new NamedParameterJdbcTemplate(requests);
        return isThere(rows) ? table(lines, rows, StoreTable.requests(requestTable)) : 0;
    }

    /** The table does not exist if it was always a billing system's own. */
    private boolean isThere(NamedParameterJdbcTemplate rows) {
        return !rows.queryForList(
                        "select 1 from information_schema.tables where lower(table_name) = lower(:name)",
                        Map.of("name", requestTable))
                .isEmpty();
    }

    private long tables(JsonLines lines) {
        long rows = 0;
        ImportMarker.demand(jdbc);
        Invariants.demand(jdbc, providers);
        try {
            for (StoreTable table : StoreTable.own()) {
                rows += table(lines, jdbc, table);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    private long table(JsonLines lines, NamedParameterJdbcTemplate jdbc, StoreTable table) throws IOException {
        long rows = 0;
        String name = table.name().equals(requestTable) ? Import.REQUESTS : table.name();
        List<Map<String, @Nullable Object>> page = table.page(jdbc, null, PAGE);
        while (!page.isEmpty()) {
            for (Map<String, @Nullable Object> row : page) {
                row.replaceAll((column, value) ->
                        value instanceof Timestamp moment ? moment.toInstant().toString() : value);
                lines.write(Map.of("table", name, "row", row));
            }
            rows += page.size();
            page = table.page(jdbc, page.get(page.size() - 1), PAGE);
        }
        return rows;
    }
}
