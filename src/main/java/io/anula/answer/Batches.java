package io.anula.answer;

import io.anula.io.Counted;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The batches of the request table: rows that the billing system has given one name. */
public final class Batches {
    private static final Logger LOG = LoggerFactory.getLogger(Batches.class);
    private static final Set<String> ENDED = Set.of("ACCEPTED", "REJECTED", "INVALID");

    private final NamedParameterJdbcTemplate jdbc;
    private final BooleanSupplier isThere;
    private final Columns columns;

    /**
     * The names of the table and of its columns.
     *
     * @param batch empty if the table has no such column
     * @param status empty if the table has no such column
     */
    public record Columns(String table, String id, String batch, String status) {
        private boolean hasBatches() {
            return !batch.isEmpty() && !status.isEmpty();
        }
    }

    /** @param isThere whether the table can be used */
    public Batches(DataSource table, BooleanSupplier isThere, Columns columns) {
        this.jdbc = new NamedParameterJdbcTemplate(table);
        this.isThere = isThere;
        this.columns = columns;
    }

    /**
     * The batches of these rows whose rows have all ended. Without the column, and while the table is away, there are
     * none.
     */
    List<String> complete(Collection<?> rowIds) {
        if (rowIds.isEmpty() || !columns.hasBatches() || !isThere.getAsBoolean()) {
            return List.of();
        }
        try {
            return jdbc
                    .queryForList(
                            sql("select distinct %batch from %table where %id in (:ids) and %batch is not null"),
                            Map.of("ids", rowIds),
                            String.class)
                    .stream()
                    .filter(batch -> ENDED.containsAll(count(batch).keySet()))
                    .toList();
        } catch (DataAccessException failure) {
            LOG.warn(
                    "The batches of {} cannot be read, so no notice of their end follows",
                    Counted.of(rowIds.size(), "row"),
                    failure);
            return List.of();
        }
    }

    /** Whether a row with this status has ended. */
    static boolean hasEnded(String status) {
        return ENDED.contains(status);
    }

    /** The number of rows of a batch by their status. */
    Map<String, Long> count(String batch) {
        Map<String, Long> counts = new TreeMap<>();
        jdbc.query(
                sql("select coalesce(%status, 'NEW'), count(*) from %table where %batch = :batch group by %status"),
                new MapSqlParameterSource("batch", batch),
                row -> {
                    counts.merge(row.getString(1), row.getLong(2), Long::sum);
                });
        return counts;
    }

    private String sql(String statement) {
        return statement
                .replace("%table", columns.table())
                .replace("%id", columns.id())
                .replace("%batch", columns.batch())
                .replace("%status", columns.status());
    }
}
