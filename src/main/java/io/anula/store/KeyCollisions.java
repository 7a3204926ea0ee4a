package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Invoices with two cancellations. An earlier version of the store took such an invoice for two, because two accounts
 * belong to one company, or because an order was written with and without zeros. One cancellation has the key; the
 * others are in this table until they end.
 */
public final class KeyCollisions {
    private final Sql sql;

    KeyCollisions(Sql sql) {
        this.sql = sql;
    }

    /** The collisions of this store. */
    public KeyCollisions(Database database) {
        this(database.sql());
    }

    /**
     * Two cancellations of one invoice.
     *
     * @param second the one in this table
     * @param first the one with the key
     */
    public record Pair(Cancellation second, Cancellation first) {}

    void add(String id, String liveKey, Instant now) {
        sql.update(
                "insert into key_collision (cancellation_id, live_key, found_at) values (:id, :key, :now)",
                Map.of("id", id, "key", liveKey, "now", now.toEpochMilli()));
    }

    private int remove(String id) {
        return sql.update("delete from key_collision where cancellation_id = :id", Map.of("id", id));
    }

    /** The cancellation was rejected: it becomes an earlier cancellation of its invoice. */
    void ended(Cancellation cancellation, String pastKey) {
        if (remove(cancellation.id()) > 0) {
            sql.update(
                    "insert into live_key (live_key, cancellation_id) values (:key, :id)",
                    Map.of("key", pastKey, "id", cancellation.id()));
        }
    }

    /** These keys may be free now: each goes to the oldest cancellation that waits for it. */
    void heirs(Collection<String> liveKeys) {
        List<String[]> waiting = sql.jdbc.query(
                "select k.live_key, k.cancellation_id from " + Sql.wanted("keys")
                        + " join key_collision k on k.live_key = wanted.id order by k.cancellation_id",
                Map.of("keys", Sql.texts(liveKeys)),
                (row, number) -> new String[] {row.getString(1), row.getString(2)});
        for (String[] heir : waiting) {
            if (isFree(heir[0]) && remove(heir[1]) > 0) {
                sql.update(
                        "insert into live_key (live_key, cancellation_id) values (:key, :id)",
                        Map.of("key", heir[0], "id", heir[1]));
            }
        }
    }

    private boolean isFree(String liveKey) {
        return sql.jdbc
                .queryForList(
                        "select cancellation_id from live_key where live_key = :key",
                        Map.of("key", liveKey),
                        String.class)
                .isEmpty();
    }

    /** All pairs, oldest first; there are few, if any. */
    public List<Pair> all() {
        return pairs("");
    }

    /** The pairs that no person has seen since they were found. */
    public List<Pair> unseen() {
        return pairs(" where k.looked_at is null");
    }

    private List<Pair> pairs(String where) {
        List<String[]> ids = sql.jdbc.query(
                "select k.cancellation_id, l.cancellation_id from key_collision k join live_key l on l.live_key = k.live_key"
                        + where + " order by k.cancellation_id",
                Map.of(),
                (row, number) -> new String[] {row.getString(1), row.getString(2)});
        return ids.stream()
                .flatMap(pair ->
                        find(pair[0]).flatMap(second -> find(pair[1]).map(first -> new Pair(second, first))).stream())
                .toList();
    }

    private Optional<Cancellation> find(String id) {
        return sql
                .jdbc
                .query(
                        "select " + CancellationRow.COLUMNS + " from cancellation c where c.id = :id",
                        Map.of("id", id),
                        (row, number) -> sql.cancellation(row))
                .stream()
                .findFirst();
    }

    /** The other cancellation of the same invoice, whichever has the key. */
    public Optional<Cancellation> otherThan(String id) {
        List<String> others = sql.jdbc.queryForList(
                "select l.cancellation_id from key_collision k join live_key l on l.live_key = k.live_key "
                        + "where k.cancellation_id = :id union all "
                        + "select k.cancellation_id from live_key l join key_collision k on k.live_key = l.live_key "
                        + "where l.cancellation_id = :id",
                Map.of("id", id),
                String.class);
        return others.stream().flatMap(other -> find(other).stream()).findFirst();
    }

    /** Marks the pair of this cancellation as seen by a person; returns whether that is news. */
    public boolean seen(String id, Instant now) {
        return sql.update(
                        "update key_collision set looked_at = :now where looked_at is null and (cancellation_id = :id or "
                                + "live_key in (select live_key from live_key where cancellation_id = :id))",
                        Map.of("id", id, "now", now.toEpochMilli()))
                > 0;
    }
}
