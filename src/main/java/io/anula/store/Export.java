package io.anula.store;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a whole store as JSON lines: a head, a line for each row, and an end that says how many there were, without which
 * a file is not whole. All of one moment, also while nodes work on the store.
 */
public final class Export {
    /** What the first line says that the others are. */
    static final int FORMAT = 1;

    private static final int PAGE = 1_000;

    private final Database database;
    private final String requestTable;

    /** @param requestTable the name of the table of requests; it is in the same database */
    public Export(Database database, String requestTable) {
        this.database = database;
        this.requestTable = requestTable;
    }

    /** Returns the number of rows. */
    public long writeTo(OutputStream out) throws IOException {
        TransactionTemplate oneMoment =
                new TransactionTemplate(new DataSourceTransactionManager(database.dataSource()));
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneMoment.setReadOnly(true);
        try (JsonGenerator json = Json.mapper().createGenerator(out)) {
            json.setRootValueSeparator(null);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            line(json, Map.of("anula", "export", "format", FORMAT));
            Long rows = oneMoment.execute(status -> tables(json));
            line(json, Map.of("end", true, "rows", rows == null ? 0 : rows));
            return rows == null ? 0 : rows;
        }
    }

    private long tables(JsonGenerator json) {
        long rows = 0;
        try {
            for (StoreTable table : StoreTable.all(requestTable)) {
                rows += table(json, table);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return rows;
    }

    private long table(JsonGenerator json, StoreTable table) throws IOException {
        long rows = 0;
        String name = table.name().equals(requestTable) ? Import.REQUESTS : table.name();
        List<Map<String, @Nullable Object>> page = table.page(database.sql(), null, PAGE);
        while (!page.isEmpty()) {
            for (Map<String, @Nullable Object> row : page) {
                row.replaceAll((column, value) ->
                        value instanceof Timestamp moment ? moment.toInstant().toString() : value);
                line(json, Map.of("table", name, "row", row));
            }
            rows += page.size();
            page = table.page(database.sql(), page.get(page.size() - 1), PAGE);
        }
        return rows;
    }

    private static void line(JsonGenerator json, Map<String, ?> line) throws IOException {
        Json.mapper().writeValue(json, line);
        json.writeRaw('\n');
    }
}
