package io.anula.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files and their records as people look at them: read beside the work, over connections of their own. */
public final class FileFingerprints {
    private final Sql sql;

    public FileFingerprints(Database database) {
        this.sql = database.reading();
    }

    /**
     * Files, newest first.
     *
     * @param before only those before this id; null: from the newest on
     * @param most how many are wanted, 1 upwards
     */
    public List<IntakeFile> page(@Nullable String before, int most) {
        return IntakeFiles.query(
                sql,
                "id < :before order by id desc fetch first :most rows only",
                Map.of("before", before == null ? CancellationSearch.AFTER_ALL : before, "most", most));
    }

    /** The file with that id. */
    public Optional<IntakeFile> find(String id) {
        return IntakeFiles.query(sql, "id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** True when a file of the same name came after this one: its answers stand under a name of their own. */
    public boolean superseded(IntakeFile file) {
        return IntakeFiles.superseded(sql, file);
    }

    /** The records of a source after that one, in order: one page. */
    public List<StoredRequest> records(String source, long after, int most) {
        return Requests.query(
                        sql,
                        "request r",
                        "where r.source = :source and r.record > :after order by r.source, r.record "
                                + "fetch first :most rows only",
                        Map.of("source", source, "after", after, "most", most))
                .toList();
    }

    /** Who asked for that cancellation: some of the requests that follow it. */
    public List<StoredRequest> askedBy(String cancellation, int most) {
        return Requests.query(
                        sql,
                        "request r",
                        "where r.cancellation_id = :id fetch first :most rows only",
                        Map.of("id", cancellation, "most", most))
                .toList();
    }
}
