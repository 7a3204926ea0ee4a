package io.anula.store;

import com.github.f4b6a3.ulid.UlidCreator;
import io.anula.store.IntakeFile.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files with their stages and due results. */
public final class IntakeFiles {
    private static final String COLUMNS =
            "id, name, sha256, state, records, open_records, received_at, archived_as, changes";

    /**
     * When a result is due next. A large one is due later, because writing takes about 100 µs for each record and must
     * stay small compared with the calls.
     */
    static final String NEXT_RESULT = "records * 4 + :soonest";

    private static final long RESULT_AFTER_MILLIS = 1_000;

    private final Sql sql;
    private final NoticeQueue notices;
    private final Clock clock;

    public IntakeFiles(Database database, Clock clock) {
        this.sql = database.sql();
        this.notices = database.notices();
        this.clock = clock;
    }

    /**
     * The file with this name and content that is not archived yet, or a new row: so a file that a crash left half
     * accepted is continued, and a file that is dropped again gets a new row.
     */
    public IntakeFile register(String name, String sha256) {
        return query(
                        "name = :name and sha256 = :sha256 and state <> 'ARCHIVED' order by received_at desc",
                        Map.of("name", name, "sha256", sha256))
                .stream()
                .findFirst()
                .orElseGet(() -> insert(name, sha256));
    }

    private IntakeFile insert(String name, String sha256) {
        Instant now = clock.instant();
        String id = UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString();
        sql.update(
                "insert into intake_file (id, name, sha256, state, records, open_records, received_at) "
                        + "values (:id, :name, :sha256, 'READING', 0, 0, :now)",
                Map.of("id", id, "name", name, "sha256", sha256, "now", now.toEpochMilli()));
        return new IntakeFile(id, name, sha256, Stage.READING, 0, 0, now, null, 0);
    }

    /** Marks that all records are durable. */
    public void accepted(String id, long records) {
        sql.update(
                "update intake_file set state = 'ACCEPTED', records = :records where id = :id and state = 'READING'",
                Map.of("id", id, "records", records));
    }

    /** Stores the place in the archive before the file is moved, so that the place is known after a crash. */
    public void archiveAs(String id, String archivedAs) {
        sql.update("update intake_file set archived_as = :as where id = :id", Map.of("id", id, "as", archivedAs));
    }

    /** Marks that the file is in the archive; its result is due. */
    public void archived(String id) {
        sql.update(
                "update intake_file set state = 'ARCHIVED', result_due_at = :now where id = :id and state = 'ACCEPTED'",
                Map.of("id", id, "now", clock.millis()));
    }

    /** The file with this id, which must exist. */
    public IntakeFile find(String id) {
        return query("id = :id", Map.of("id", id)).get(0);
    }

    /** The archived files that were received since then, newest first. */
    public List<IntakeFile> archivedSince(Instant since, int limit) {
        return query(
                "state = 'ARCHIVED' and received_at >= :since order by received_at desc fetch first :limit rows only",
                Map.of("since", since.toEpochMilli(), "limit", limit));
    }

    /** Whether a file with this name and content was taken. */
    public boolean isKnown(String name, String sha256) {
        return !query("name = :name and sha256 = :sha256", Map.of("name", name, "sha256", sha256))
                .isEmpty();
    }

    /** The file cannot be moved to the archive: its result is still due, because its receipt is written. */
    public void notArchived(String id) {
        sql.update(
                "update intake_file set result_due_at = coalesce(result_due_at, :now) where id = :id and state = 'ACCEPTED'",
                Map.of("id", id, "now", clock.millis()));
    }

    /** Whether a file with this content was taken, under any name. */
    public boolean isKnown(String sha256) {
        return !query("sha256 = :sha256", Map.of("sha256", sha256)).isEmpty();
    }

    /** The accepted files that are not archived yet. */
    public List<IntakeFile> unarchived() {
        return query("state = 'ACCEPTED'", Map.of());
    }

    /**
     * Files that came before this time and have their last result, including those whose closing was interrupted by a
     * crash.
     *
     * @param limit the maximum, oldest first
     */
    public List<IntakeFile> closable(Instant before, int limit) {
        return query(
                "state in ('ARCHIVED', 'CLOSING') and received_at < :before and open_records = 0 and result_due_at is null "
                        + "order by state, received_at fetch first :limit rows only",
                Map.of("before", before.toEpochMilli(), "limit", limit));
    }

    /** Marks that its result is never written again; false if the result is due after all. */
    public boolean closing(String id) {
        return sql.update(
                        "update intake_file set state = 'CLOSING' where id = :id and state in ('ARCHIVED', 'CLOSING') "
                                + "and open_records = 0 and result_due_at is null",
                        Map.of("id", id))
                == 1;
    }

    /** Marks that its requests are deleted. */
    public void closed(String id) {
        sql.update("update intake_file set state = 'CLOSED' where id = :id and state = 'CLOSING'", Map.of("id", id));
    }

    /** The due time of the oldest due result; empty if none is due. */
    public Optional<Instant> resultDueSince() {
        return sql
                .jdbc
                .query(
                        "select result_due_at from intake_file where result_due_at <= :now order by result_due_at "
                                + "fetch first 1 rows only",
                        Map.of("now", clock.millis()),
                        (row, number) -> Instant.ofEpochMilli(row.getLong(1)))
                .stream()
                .findFirst();
    }

    /** Files whose result must be written now. */
    public List<IntakeFile> resultsDue(int limit) {
        return query(
                "result_due_at <= :now order by result_due_at fetch first :limit rows only",
                Map.of("now", clock.millis(), "limit", limit));
    }

    /**
     * Marks that the file's result is written as of the state that was read. If something has changed since, the next
     * result is due, at once if no request is open any more. The same applies if another node has written a newer
     * result: ours may have replaced it.
     *
     * @param complete whether the result says that all records have ended: if it is the last one, its notice is queued
     */
    public void resultWritten(IntakeFile file, boolean complete) {
        sql.inTransaction(() -> {
            sql.update(
                    "update intake_file set result_due_at = case when changes = :changes then null when open_records = 0 "
                            + "then :now else " + NEXT_RESULT + " end where id = :id",
                    Map.of(
                            "id", file.id(),
                            "changes", file.changes(),
                            "now", clock.millis(),
                            "soonest", soonest(clock)));
            if (complete && notices.isWanted() && isLast(file)) {
                notices.add(NoticeQueue.Kind.FILE, List.of(file.id()), clock);
            }
            return true;
        });
    }

    /**
     * Whether nothing has changed since the file was read, and no change of its records waits to be counted: otherwise
     * the result is written once more.
     */
    private boolean isLast(IntakeFile file) {
        IntakeFile now = find(file.id());
        return now.changes() == file.changes() && now.openRecords() == 0;
    }

    /** The parameter of {@link #NEXT_RESULT}. */
    static long soonest(Clock clock) {
        return clock.millis() + RESULT_AFTER_MILLIS;
    }

    /** Whether a later file has the same name. */
    public boolean superseded(IntakeFile file) {
        return superseded(sql, file);
    }

    static boolean superseded(Sql sql, IntakeFile file) {
        return sql.jdbc
                        .query(
                                "select 1 from intake_file where name = :name and (received_at > :at or "
                                        + "(received_at = :at and id > :id)) fetch first 1 rows only",
                                Map.of(
                                        "name",
                                        file.name(),
                                        "at",
                                        file.receivedAt().toEpochMilli(),
                                        "id",
                                        file.id()),
                                (row, number) -> 1)
                        .size()
                == 1;
    }

    /** The file with the same name that came before this one. */
    public Optional<IntakeFile> predecessor(IntakeFile file) {
        return query(
                        "name = :name and (received_at < :at or (received_at = :at and id < :id)) "
                                + "order by name desc, received_at desc, id desc fetch first 1 rows only",
                        Map.of("name", file.name(), "at", file.receivedAt().toEpochMilli(), "id", file.id()))
                .stream()
                .findFirst();
    }

    private List<IntakeFile> query(String condition, Map<String, ?> parameters) {
        return query(sql, condition, parameters);
    }

    static List<IntakeFile> query(Sql sql, String condition, Map<String, ?> parameters) {
        return sql.jdbc.query(
                "select " + COLUMNS + " from intake_file where " + condition, parameters, (row, number) -> read(row));
    }

    private static IntakeFile read(ResultSet row) throws SQLException {
        return new IntakeFile(
                row.getString("id"),
                row.getString("name"),
                row.getString("sha256"),
                Stage.valueOf(row.getString("state")),
                row.getLong("records"),
                row.getLong("open_records"),
                Instant.ofEpochMilli(row.getLong("received_at")),
                row.getString("archived_as"),
                row.getLong("changes"));
    }
}
