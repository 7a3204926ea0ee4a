package io.anula.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads files and their records for people, over connections of its own so that work is not blocked. */
public final class FileFingerprints {
    private final Sql sql;

    public FileFingerprints(Database database) {
        this.sql = database.reading();
    }

    /**
     * Files, newest first.
     *
     * @param before only those before this id; null for the newest
     * @param most the size of the page, 1 upwards
     */
    public List<IntakeFile> page(@Nullable String before, int most) {
        return IntakeFiles.query(
                sql,
                "id < :before order by id desc fetch first :most rows only",
                Map.of("before", before == null ? CancellationSearch.AFTER_ALL : before, "most", most));
    }

    /** The file with this id. */
    public Optional<IntakeFile> find(String id) {
        return IntakeFiles.query(sql, "id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Whether a later file has the same name: then the answers of this one have a name with its number. */
    public boolean superseded(IntakeFile file) {
        return IntakeFiles.superseded(sql, file);
    }

    /** The records of a source after this number, in order: one page. */
    public List<StoredRequest> records(String source, long after, int most) {
        return Requests.query(
                        sql,
                        "request r",
                        "where r.source = :source and r.record > :after order by r.source, r.record "
                                + "fetch first :most rows only",
                        Map.of("source", source, "after", after, "most", most))
                .toList();
    }

    /** Some of the requests for this cancellation. */
    public List<StoredRequest> askedBy(String cancellation, int most) {
        return Requests.query(
                        sql,
                        "request r",
                        "where r.cancellation_id = :id fetch first :most rows only",
                        Map.of("id", cancellation, "most", most))
                .toList();
    }
}
