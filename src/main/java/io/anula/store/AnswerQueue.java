package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Cancellations whose requesters must get an answer. An entry is written with the change and deleted when every
 * requester has its answer: after a crash in between, they are answered again and never forgotten.
 */
public final class AnswerQueue {
    private final Sql sql;
    private final boolean shared;
    private final Clock clock;

    public AnswerQueue(Database database, Clock clock) {
        this.sql = database.sql();
        this.shared = database.isShared();
        this.clock = clock;
    }

    /** An entry with its own number and its cancellation. */
    public record Entry(long number, String cancellationId) {}

    static void add(Sql sql, List<String> cancellationIds) {
        if (!cancellationIds.isEmpty()) {
            sql.jdbc.batchUpdate(
                    "insert into answer_due (cancellation_id) values (:id)",
                    cancellationIds.stream()
                            .map(id -> new MapSqlParameterSource("id", id))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /** The oldest entries. */
    public List<Entry> peek(int limit) {
        return peek(Long.MIN_VALUE, limit);
    }

    /** The oldest entries after this number. */
    public List<Entry> peek(long after, int limit) {
        return sql.jdbc.query(
                "select id, cancellation_id from answer_due where id > :after order by id fetch first :limit rows only",
                Map.of("after", after, "limit", limit),
                (row, number) -> new Entry(row.getLong(1), row.getString(2)));
    }

    static void remove(Sql sql, List<Entry> entries) {
        if (!entries.isEmpty()) {
            sql.jdbc.batchUpdate(
                    "delete from answer_due where id = :id",
                    entries.stream()
                            .map(entry -> new MapSqlParameterSource("id", entry.number()))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /**
     * Records, in one transaction, that every requester of these cancellations has its answer: requests whose
     * cancellation has ended are no longer open, the results of their files are due, and the entries are deleted.
     *
     * @param files the ids of files with a change. Their results are due at once if no request is open any more;
     * otherwise later, the more records they have
     */
    public void answered(List<Entry> entries, List<StoredRequest> told, Set<String> files) {
        sql.inTransaction(() -> {
            Map<String, Integer> ended = close(told.stream()
                    .filter(request -> Objects.requireNonNull(request.cancellation())
                            .state()
                            .ended())
                    .toList());
            new TreeSet<>(files).forEach(id -> fileChanged(id, ended.getOrDefault(id, 0)));
            remove(sql, entries);
            if (shared) {
                add(sql, movedSince(told));
            }
            return entries.size();
        });
    }

    /**
     * Cancellations that have changed since they were read: their answers may be out of date, and may even have
     * replaced newer ones of another node. They are answered once more.
     */
    private List<String> movedSince(List<StoredRequest> told) {
        Map<String, Integer> versions = new TreeMap<>();
        for (StoredRequest request : told) {
            Cancellation cancellation = Objects.requireNonNull(request.cancellation());
            versions.put(cancellation.id(), cancellation.version());
        }
        if (versions.isEmpty()) {
            return List.of();
        }
        return sql
                .jdbc
                .query(
                        "select c.id, c.version from " + Sql.wanted("ids") + " join cancellation c on c.id = wanted.id",
                        Map.of("ids", Sql.texts(versions.keySet())),
                        (row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .stream()
                .filter(now -> !now.getValue().equals(versions.get(now.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Marks these requests as no longer open. Returns for each source how many were open until now. */
    private Map<String, Integer> close(List<StoredRequest> ended) {
        Map<String, Integer> closed = new TreeMap<>();
        int[] counts = sql.jdbc.batchUpdate(
                "update request set answered = true where source = :source and record = :record and answered = false",
                ended.stream()
                        .map(request -> new MapSqlParameterSource("source", request.source())
                                .addValue("record", request.record()))
                        .toArray(SqlParameterSource[]::new));
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                closed.merge(ended.get(i).source(), 1, Integer::sum);
            }
        }
        return closed;
    }

    private void fileChanged(String id, int ended) {
        Map<String, Object> parameters =
                Map.of("id", id, "ended", ended, "now", clock.millis(), "soonest", IntakeFiles.soonest(clock));
        sql.update(
                "update intake_file set open_records = open_records - :ended, changes = changes + 1 where id = :id",
                parameters);
        sql.update(
                "update intake_file set result_due_at = case when open_records = 0 then :now when result_due_at is null "
                        + "then " + IntakeFiles.NEXT_RESULT
                        + " else result_due_at end where id = :id and (state = 'ARCHIVED' or "
                        // The receipt is written, but the file could not be moved.
                        + "(state = 'ACCEPTED' and archived_as is not null))",
                parameters);
    }
}
