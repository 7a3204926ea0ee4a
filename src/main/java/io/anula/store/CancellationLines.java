package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads rows of cancellations: a few columns for searching, whole rows for showing. */
final class CancellationLines {
    private static final String NARROW = "c.id, c.provider, c.account, c.invoice, c.state, c.note_code";

    private final Sql sql;

    CancellationLines(Sql sql) {
        this.sql = sql;
    }

    /** Up to this many lines before this id, newest first. */
    List<CancellationLine> before(String before, int most) {
        return sql.jdbc.query(
                "select " + NARROW + " from cancellation c where c.id < :before order by c.id desc "
                        + "fetch first :most rows only",
                Map.of("before", before, "most", most),
                (row, number) -> read(row));
    }

    /** The lines with these ids, in any order. */
    List<CancellationLine> of(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.jdbc.query(
                "select " + NARROW + " from " + Sql.wanted("ids") + " join cancellation c on c.id = wanted.id",
                Map.of("ids", Sql.texts(ids)),
                (row, number) -> read(row));
    }

    private static CancellationLine read(ResultSet row) throws SQLException {
        return new CancellationLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }

    /** The current cancellations with these ids, in this order. */
    List<Cancellation> whole(Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Cancellation> found = sql
                .jdbc
                .query(
                        "select " + CancellationRow.COLUMNS + " from " + Sql.wanted("ids")
                                + " join cancellation c on c.id = wanted.id",
                        Map.of("ids", Sql.texts(ids)),
                        (row, number) -> sql.cancellation(row))
                .stream()
                .collect(Collectors.toMap(Cancellation::id, one -> one));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }
}
