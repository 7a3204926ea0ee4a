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

/** The files, from the first look to the last result. */
public final class IntakeFiles {
    private static final String COLUMNS =
            "id, name, sha256, state, records, open_records, received_at, archived_as, changes";

    /** When a result is written next: a large one later, for a record takes some 100 µs, to be little beside its calls. */
    static final String NEXT_RESULT = "records * 4 + :soonest";

    private static final long RESULT_AFTER_MILLIS = 1_000;

    private final Sql sql;
    private final Clock clock;

    public IntakeFiles(Database database, Clock clock) {
        this.sql = database.sql();
        this.clock = clock;
    }

    /**
     * The file of that name and content that has not been archived yet, or a new one: a file that a crash left half
     * taken is gone on with, one that was dropped again is another.
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

    /** All records are durable. */
    public void accepted(String id, long records) {
        sql.update(
                "update intake_file set state = 'ACCEPTED', records = :records where id = :id and state = 'READING'",
                Map.of("id", id, "records", records));
    }

    /** It will be put there; written before it is moved, so that a crash leaves no doubt where it went. */
    public void archiveAs(String id, String archivedAs) {
        sql.update("update intake_file set archived_as = :as where id = :id", Map.of("id", id, "as", archivedAs));
    }

    /** It is in the archive; its result is due. */
    public void archived(String id) {
        sql.update(
                "update intake_file set state = 'ARCHIVED', result_due_at = :now where id = :id and state = 'ACCEPTED'",
                Map.of("id", id, "now", clock.millis()));
    }

    /** The file with that id, which there is. */
    public IntakeFile find(String id) {
        return query("id = :id", Map.of("id", id)).get(0);
    }

    /** The files that were received since then and are in the archive, the newest first. */
    public List<IntakeFile> archivedSince(Instant since, int limit) {
        return query(
                "state = 'ARCHIVED' and received_at >= :since order by received_at desc fetch first :limit rows only",
                Map.of("since", since.toEpochMilli(), "limit", limit));
    }

    /** Whether a file of that name and content was taken. */
    public boolean isKnown(String name, String sha256) {
        return !query("name = :name and sha256 = :sha256", Map.of("name", name, "sha256", sha256))
                .isEmpty();
    }

    /** It cannot be moved to the archive: its result is due nevertheless, for its receipt is written. */
    public void notArchived(String id) {
        sql.update(
                "update intake_file set result_due_at = coalesce(result_due_at, :now) where id = :id and state = 'ACCEPTED'",
                Map.of("id", id, "now", clock.millis()));
    }

    /** Whether a file of that content was taken, whatever its name. */
    public boolean isKnown(String sha256) {
        return !query("sha256 = :sha256", Map.of("sha256", sha256)).isEmpty();
    }

    /** The files that were accepted and not yet archived. */
    public List<IntakeFile> unarchived() {
        return query("state = 'ACCEPTED'", Map.of());
    }

    /**
     * Files that came before then and were answered for the last time; among them those whose closing a crash broke off.
     *
     * @param limit the most to return, oldest first
     */
    public List<IntakeFile> closable(Instant before, int limit) {
        return query(
                "state in ('ARCHIVED', 'CLOSING') and received_at < :before and open_records = 0 and result_due_at is null "
                        + "order by state, received_at fetch first :limit rows only",
                Map.of("before", before.toEpochMilli(), "limit", limit));
    }

    /** Its result is never written again; false when it is due after all. */
    public boolean closing(String id) {
        return sql.update(
                        "update intake_file set state = 'CLOSING' where id = :id and state in ('ARCHIVED', 'CLOSING') "
                                + "and open_records = 0 and result_due_at is null",
                        Map.of("id", id))
                == 1;
    }

    /** Its requests have left the store. */
    public void closed(String id) {
        sql.update("update intake_file set state = 'CLOSED' where id = :id and state = 'CLOSING'", Map.of("id", id));
    }

    /** Since when a result has been due for the longest; empty where none is. */
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

    /** Files whose result is to be written now. */
    public List<IntakeFile> resultsDue(int limit) {
        return query(
                "result_due_at <= :now order by result_due_at fetch first :limit rows only",
                Map.of("now", clock.millis(), "limit", limit));
    }

    /**
     * The result of the file as it was read is written. Should anything have changed since, the next one is due, at once
     * when nothing is open any more; also where another node has written that one already: ours may have come over it.
     */
    public void resultWritten(IntakeFile file) {
        sql.update(
                "update intake_file set result_due_at = case when changes = :changes then null when open_records = 0 "
                        + "then :now else " + NEXT_RESULT + " end where id = :id",
                Map.of("id", file.id(), "changes", file.changes(), "now", clock.millis(), "soonest", soonest(clock)));
    }

    /** The parameter of {@link #NEXT_RESULT}. */
    static long soonest(Clock clock) {
        return clock.millis() + RESULT_AFTER_MILLIS;
    }

    /** True when a file of the same name came after this one. */
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

    /** The file of that name that came before this one. */
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
