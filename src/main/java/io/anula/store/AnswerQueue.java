package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * What requesters must be told. An entry is written with the change and deleted when its requesters have their answer:
 * after a crash in between, they are answered again and never forgotten.
 *
 * <p>A row of a request table is told by an entry for its cancellation. A file is told by its result, so one entry for
 * all changes of a transaction is enough.
 */
public final class AnswerQueue {
    private static final String INSERT =
            "insert into answer_due (cancellation_id, source, ended) values (:id, :source, :ended)";

    private final Sql sql;
    private final boolean shared;
    private final Clock clock;

    public AnswerQueue(Database database, Clock clock) {
        this.sql = database.sql();
        this.shared = database.isShared();
        this.clock = clock;
    }

    /**
     * An entry with its own number, either for the rows of a cancellation or for a file.
     *
     * @param cancellationId null for a file
     * @param file the file's id; null for a cancellation
     * @param ended how many of the file's records have ended; below 0 if some were reopened
     */
    public record Entry(
            long number,
            @Nullable String cancellationId,
            @Nullable String file,
            int ended) {}

    /** Adds entries for the requesters of these changes. Called after the changes are written, in their transaction. */
    static void addChanges(Sql sql, List<Change> changes) {
        Map<String, Change> byId = new HashMap<>();
        changes.forEach(change -> byId.put(change.after().id(), change));
        Set<String> ofRows = new LinkedHashSet<>();
        Map<String, Integer> ofFiles = new TreeMap<>();
        Requests.sources(sql, byId.keySet()).forEach((id, sources) -> {
            for (String source : sources) {
                if (RequestRows.isRow(source)) {
                    ofRows.add(id);
                } else {
                    ofFiles.merge(source, ended(Objects.requireNonNull(byId.get(id))), Integer::sum);
                }
            }
        });
        addRows(sql, ofRows);
        insert(
                sql,
                ofFiles.entrySet().stream()
                        .map(each -> entry(null, each.getKey(), each.getValue()))
                        .toList());
    }

    /** 1 if this change ended the cancellation, -1 if it reopened it, otherwise 0. */
    private static int ended(Change change) {
        return Boolean.compare(
                change.after().state().ended(), change.before().state().ended());
    }

    /** Adds entries for the rows that requested these cancellations. */
    static void addRows(Sql sql, Collection<String> cancellationIds) {
        insert(sql, cancellationIds.stream().map(id -> entry(id, null, 0)).toList());
    }

    private static SqlParameterSource entry(@Nullable String cancellation, @Nullable String file, int ended) {
        return new MapSqlParameterSource("id", cancellation)
                .addValue("source", file)
                .addValue("ended", ended);
    }

    private static void insert(Sql sql, List<SqlParameterSource> entries) {
        if (!entries.isEmpty()) {
            sql.jdbc.batchUpdate(INSERT, entries.toArray(SqlParameterSource[]::new));
        }
    }

    /** The oldest entries. */
    public List<Entry> peek(int limit) {
        return peek(Long.MIN_VALUE, limit);
    }

    /** The oldest entries after this number. */
    public List<Entry> peek(long after, int limit) {
        return sql.jdbc.query(
                "select id, cancellation_id, source, ended from answer_due where id > :after order by id "
                        + "fetch first :limit rows only",
                Map.of("after", after, "limit", limit),
                (row, number) -> new Entry(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4)));
    }

    /** Deletes the entries; returns those that were still there. */
    private List<Entry> remove(List<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        int[] counts = sql.jdbc.batchUpdate(
                "delete from answer_due where id = :id",
                entries.stream()
                        .map(entry -> new MapSqlParameterSource("id", entry.number()))
                        .toArray(SqlParameterSource[]::new));
        return IntStream.range(0, counts.length)
                .filter(index -> counts[index] == 1)
                .mapToObj(entries::get)
                .toList();
    }

    /**
     * Records, in one transaction, that the requesters of these entries have their answer: the entries are deleted, rows
     * whose cancellation has ended are marked as answered, and the results of the files are due, at once if no record of
     * a file is open any more; otherwise later, the more records it has.
     *
     * @param told the rows that were told
     */
    public void answered(List<Entry> entries, List<StoredRequest> told) {
        sql.inTransaction(() -> {
            close(told.stream()
                    .filter(request -> Objects.requireNonNull(request.cancellation())
                            .state()
                            .ended())
                    .toList());
            Map<String, Integer> files = new TreeMap<>();
            for (Entry entry : remove(entries)) {
                if (entry.file() != null) {
                    files.merge(entry.file(), entry.ended(), Integer::sum);
                }
            }
            files.forEach(this::fileChanged);
            if (shared) {
                addRows(sql, movedSince(told));
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

    /** Marks these rows as told of their end. */
    private void close(List<StoredRequest> ended) {
        if (!ended.isEmpty()) {
            sql.jdbc.batchUpdate(
                    "update request set answered = true where source = :source and record = :record and answered = false",
                    ended.stream()
                            .map(request -> new MapSqlParameterSource("source", request.source())
                                    .addValue("record", request.record()))
                            .toArray(SqlParameterSource[]::new));
        }
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
