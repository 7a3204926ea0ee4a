package io.anula.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Fills an empty store from the output of {@link Export}. Until the last line is imported, the store has a mark that it
 * is incomplete, and no service uses it: half of the cancellations would be worse than none.
 */
public final class Import {
    /** The name of the request table in the file, whatever its real name is. */
    static final String REQUESTS = "cancellation_request";

    private static final int BATCH = 1_000;

    private final Database database;
    private final String requestTable;
    private final NamedParameterJdbcTemplate requests;
    private final Clock clock;
    private final List<Map<String, @Nullable Object>> batch = new ArrayList<>();
    private String table = "";
    private long rows;

    /**
     * @param requestTable the name of the request table here, which must exist
     * @param clock dates rows that must be changed
     */
    public Import(Database database, String requestTable, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.requestTable = requestTable;
        this.requests = new NamedParameterJdbcTemplate(database.requestTable());
    }

    /**
     * Reads everything.
     *
     * @return the number of rows
     * @throws IOException when the file cannot be read, is not an export, or is incomplete
     * @throws IllegalStateException when the store is not empty
     */
    public long readFrom(BufferedReader lines) throws IOException {
        demandEmpty();
        JsonNode head = json(Objects.requireNonNullElse(lines.readLine(), ""), 1);
        Export.Kind kind = Export.Kind.named(head.path("anula").asText())
                .filter(known -> head.path("format").asInt() >= Export.OLDEST_FORMAT
                        && head.path("format").asInt() <= Export.FORMAT)
                .orElseThrow(() -> new IOException("line 1: this is no export or backup of Anula in format %d to %d"
                        .formatted(Export.OLDEST_FORMAT, Export.FORMAT)));
        ImportMarker.beginImport(database.sql());
        database.sql().update("delete from " + StoreTable.CONFIG, Map.of());
        try {
            read(lines);
        } catch (IOException | DataAccessException failure) {
            throw new IOException(
                    "%s. Rows that are in: %d; the store is not whole and will not be worked on. Empty it (delete its folder, or "
                                    .formatted(failure.getMessage(), rows)
                            + "make its database anew) and import again.",
                    failure);
        }
        if (head.path("format").asInt() < Export.ONE_KEY_FOR_EACH) {
            OneKeyForEach.now(database.sql(), clock);
        }
        if (head.path("format").asInt() < Export.ANSWERS_BY_SOURCE) {
            database.sql().inTransaction(() -> AnswersBySource.now(database.sql()));
        }
        restartNumbers();
        ImportMarker.endImport(database.sql(), kind);
        return rows;
    }

    private void demandEmpty() {
        for (StoreTable each : StoreTable.own()) {
            if (!each.name().equals(StoreTable.CONFIG)) {
                demandEmpty(each, database.sql().jdbc);
            }
        }
        demandEmpty(StoreTable.requests(requestTable), requests);
    }

    private static void demandEmpty(StoreTable each, NamedParameterJdbcTemplate jdbc) {
        if (!each.page(jdbc, null, 1).isEmpty()) {
            throw new IllegalStateException(
                    "the store is not empty: %s has rows. Import into a new one.".formatted(each.name()));
        }
    }

    private void read(BufferedReader lines) throws IOException {
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            JsonNode read = json(line, ++number);
            if (read.path("end").asBoolean()) {
                flush();
                if (read.path("rows").asLong() != rows) {
                    throw new IOException("line %d: %d rows were written, %d are here"
                            .formatted(number, read.path("rows").asLong(), rows));
                }
                return;
            }
            add(read, number);
        }
        throw new IOException("line %d: the file ends in the middle".formatted(number));
    }

    private static JsonNode json(String line, long number) throws IOException {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IOException("line %d: %s".formatted(number, broken.getOriginalMessage()), broken);
        }
    }

    private void add(JsonNode line, long number) throws IOException {
        String next = line.path("table").asText();
        if (!next.equals(REQUESTS)
                && StoreTable.own().stream().noneMatch(known -> known.name().equals(next))) {
            throw new IOException("line %d: a table of this store was expected, not \"%s\"".formatted(number, next));
        }
        if (!next.equals(table) || batch.size() == BATCH) {
            flush();
            table = next;
        }
        Map<String, @Nullable Object> row = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : line.path("row").properties()) {
            row.put(field.getKey(), value(field.getKey(), field.getValue()));
        }
        batch.add(row);
    }

    private @Nullable Object value(String column, JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return value.asLong();
        }
        boolean isMoment = table.equals(REQUESTS) && column.endsWith("_at");
        return isMoment ? Timestamp.from(Instant.parse(value.asText())) : value.asText();
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<String> columns = batch.get(0).keySet().stream().sorted().toList();
        String insert = "insert into %s (%s) values (%s)"
                .formatted(
                        table.equals(REQUESTS) ? requestTable : table,
                        String.join(", ", columns),
                        columns.stream().map(column -> ':' + column).collect(Collectors.joining(", ")));
        SqlParameterSource[] values =
                batch.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new);
        if (table.equals(REQUESTS)) {
            requests.batchUpdate(insert, values);
        } else {
            database.sql().inTransaction(() -> database.sql().jdbc.batchUpdate(insert, values));
        }
        rows += batch.size();
        batch.clear();
    }

    /** Continues the number sequences after the imported rows. */
    private void restartNumbers() {
        restart("answer_due", database.sql().jdbc);
        restart("notice_due", database.sql().jdbc);
        restart(requestTable, requests);
    }

    private static void restart(String numbered, NamedParameterJdbcTemplate jdbc) {
        Long next = jdbc.queryForObject("select coalesce(max(id), 0) + 1 from " + numbered, Map.of(), Long.class);
        jdbc.getJdbcOperations().execute("alter table %s alter column id restart with %d".formatted(numbered, next));
    }
}
