package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Which cancellation has which authorisation. A mark belongs to one cancellation; one that was rejected loses it to the
 * next. The unique key makes two writers with one mark meet, like two with one invoice.
 */
final class AuthorisationMarks {
    private final Sql sql;

    AuthorisationMarks(Sql sql) {
        this.sql = sql;
    }

    /**
     * The known ones of these marks with the cancellations that have them; null for a mark whose cancellation is not in
     * the store.
     */
    Map<String, @Nullable Cancellation> find(Collection<String> marks) {
        Map<String, @Nullable Cancellation> found = new HashMap<>();
        if (!marks.isEmpty()) {
            sql.jdbc.query(
                    "select " + CancellationRow.COLUMNS + ", m.mark from " + Sql.wanted("marks")
                            + " join authorisation_mark m on m.mark = wanted.id left join cancellation c on c.id = m.cancellation_id",
                    Map.of("marks", Sql.texts(marks)),
                    row -> {
                        found.put(row.getString("mark"), row.getString(1) == null ? null : sql.cancellation(row));
                    });
        }
        return found;
    }

    /** Gives these marks, which no cancellation has, to cancellations. */
    void insert(Map<String, String> idsByMark) {
        write("insert into authorisation_mark (mark, cancellation_id) values (:mark, :id)", idsByMark);
    }

    /** Gives these marks of rejected cancellations to others. */
    void pass(Map<String, String> idsByMark) {
        write("update authorisation_mark set cancellation_id = :id where mark = :mark", idsByMark);
    }

    private void write(String statement, Map<String, String> idsByMark) {
        if (!idsByMark.isEmpty()) {
            List<MapSqlParameterSource> rows = idsByMark.entrySet().stream()
                    .map(each -> new MapSqlParameterSource("mark", each.getKey()).addValue("id", each.getValue()))
                    .toList();
            sql.jdbc.batchUpdate(statement, rows.toArray(SqlParameterSource[]::new));
        }
    }
}
