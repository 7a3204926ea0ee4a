package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The keys of cancellations: unique while no further request for the invoice is allowed. After a rejection the key is
 * renamed with the cancellation's id as a suffix, so that the next cancellation can use the key and the earlier one can
 * still be found.
 */
final class LiveKeys {
    private static final char PAST = '#';

    private final Sql sql;
    private final KeyCollisions collisions;

    LiveKeys(Sql sql) {
        this.sql = sql;
        this.collisions = new KeyCollisions(sql);
    }

    /**
     * A live cancellation, which excludes further requests for its invoice.
     *
     * @param digest of its request's content besides the invoice; null if unknown
     */
    record Alive(Cancellation cancellation, @Nullable String digest) {}

    /** Inserts the keys of new cancellations, with the digests of their contents, and the ids of their notes. */
    void insert(List<NewCancellation> born) {
        sql.jdbc.batchUpdate(
                "insert into live_key (live_key, cancellation_id, content_digest) values (:key, :id, :digest)",
                born.stream()
                        .map(claim -> new MapSqlParameterSource("key", key(claim.cancellation()))
                                .addValue("id", claim.cancellation().id())
                                .addValue(
                                        "digest",
                                        claim.cancellation().key().provider().digest(claim.content())))
                        .toArray(SqlParameterSource[]::new));
        NoteIds.insert(sql, this, born);
    }

    /** Frees the keys of cancellations that these changes reject. */
    void change(List<Change> changes) {
        List<Change> moved = changes.stream()
                .filter(change -> change.before().state().keepsKey()
                        != change.after().state().keepsKey())
                .toList();
        if (moved.isEmpty()) {
            return;
        }
        int[] counts = sql.jdbc.batchUpdate(
                "update live_key set live_key = :after where live_key = :before and cancellation_id = :id",
                moved.stream().map(LiveKeys::move).toArray(SqlParameterSource[]::new));
        List<Change> strange = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                strange.add(moved.get(i));
            }
        }
        strange.forEach(change -> collisions.ended(change.after(), key(change.after())));
        collisions.heirs(moved.stream().map(Change::before).map(LiveKeys::key).toList());
    }

    private static SqlParameterSource move(Change change) {
        return new MapSqlParameterSource("before", key(change.before()))
                .addValue("after", key(change.after()))
                .addValue("id", change.after().id());
    }

    /**
     * The cancellations with these keys, by key.
     *
     * @param locking the suffix that keeps them as they are until the transaction ends
     */
    Map<String, Alive> find(Collection<String> keys, String locking) {
        Map<String, Alive> found = new HashMap<>();
        if (!keys.isEmpty()) {
            sql.jdbc.query(
                    "select " + CancellationRow.COLUMNS + ", k.content_digest, k.live_key"
                            + " from " + Sql.wanted("keys")
                            + " join live_key k on k.live_key = wanted.id join cancellation c on c.id = k.cancellation_id"
                            + locking,
                    Map.of("keys", Sql.texts(keys)),
                    row -> {
                        Alive alive = new Alive(sql.cancellation(row), row.getString("content_digest"));
                        found.put(row.getString("live_key"), alive);
                    });
        }
        return found;
    }

    /** The credit notes of earlier cancellations of the same invoice, which were all rejected. */
    Set<String> earlierNotes(Cancellation cancellation) {
        return earlier(cancellation).stream()
                .flatMap(earlier -> Stream.ofNullable(earlier.note()))
                .map(CreditNote::code)
                .collect(Collectors.toSet());
    }

    /** The earlier cancellations of the same invoice, which were all rejected, oldest first. */
    List<Cancellation> earlier(Cancellation cancellation) {
        String live = cancellation.key().live();
        String past = live + PAST;
        return sql
                .jdbc
                .query(
                        "select " + CancellationRow.COLUMNS
                                + " from live_key k join cancellation c on c.id = k.cancellation_id "
                                + "where k.live_key > :past and k.live_key < :end order by k.live_key",
                        Map.of("past", past, "end", past + Character.MAX_VALUE),
                        (row, number) -> sql.cancellation(row))
                .stream()
                .filter(earlier ->
                        earlier.key().live().equals(live) && !earlier.id().equals(cancellation.id()))
                .toList();
    }

    /** Invoices with two cancellations. */
    KeyCollisions collisions() {
        return collisions;
    }

    static String key(Cancellation cancellation) {
        String key = cancellation.key().live();
        return cancellation.state().keepsKey() ? key : key + PAST + cancellation.id();
    }
}
