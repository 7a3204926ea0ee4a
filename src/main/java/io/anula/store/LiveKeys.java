package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The keys of cancellations: unique while no further request for the invoice may be taken. After a refusal a key makes
 * room and stays findable beside the next one, with the cancellation's id behind it.
 */
final class LiveKeys {
    private static final char PAST = '#';

    private final Sql sql;

    LiveKeys(Sql sql) {
        this.sql = sql;
    }

    /** Those of new cancellations. */
    void insert(List<Cancellation> born) {
        sql.jdbc.batchUpdate(
                "insert into live_key (live_key, cancellation_id) values (:key, :id)",
                born.stream()
                        .map(cancellation ->
                                new MapSqlParameterSource("key", key(cancellation)).addValue("id", cancellation.id()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Makes room for the next cancellation where these changes do. */
    void change(List<Change> changes) {
        SqlParameterSource[] moved = changes.stream()
                .filter(change -> !key(change.before()).equals(key(change.after())))
                .map(change -> new MapSqlParameterSource("before", key(change.before()))
                        .addValue("after", key(change.after())))
                .toArray(SqlParameterSource[]::new);
        if (moved.length > 0) {
            sql.jdbc.batchUpdate("update live_key set live_key = :after where live_key = :before", moved);
        }
    }

    /** The cancellations that have one of those keys, by it. */
    Map<String, Cancellation> find(Collection<String> keys) {
        Map<String, Cancellation> found = new HashMap<>();
        if (!keys.isEmpty()) {
            sql.jdbc.query(
                    "select " + CancellationRow.COLUMNS
                            + " from " + Sql.wanted("keys")
                            + " join live_key k on k.live_key = wanted.id join cancellation c on c.id = k.cancellation_id",
                    Map.of("keys", Sql.texts(keys)),
                    row -> {
                        Cancellation cancellation = CancellationRow.read(row);
                        found.put(cancellation.key().text(), cancellation);
                    });
        }
        return found;
    }

    /** The credit notes of earlier cancellations of the same invoice, which were all refused. */
    Set<String> earlierNotes(Cancellation cancellation) {
        String past = cancellation.key().text() + PAST;
        return sql
                .jdbc
                .query(
                        "select c.note_code, c.invoice from live_key k join cancellation c on c.id = k.cancellation_id "
                                + "where k.live_key > :past and k.live_key < :end and c.note_code is not null",
                        Map.of("past", past, "end", past + Character.MAX_VALUE),
                        (row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .stream()
                .filter(note ->
                        note.getValue().equalsIgnoreCase(cancellation.key().invoice()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static String key(Cancellation cancellation) {
        String key = cancellation.key().text();
        return cancellation.state().keepsKey() ? key : key + PAST + cancellation.id();
    }
}
