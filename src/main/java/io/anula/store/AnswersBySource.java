package io.anula.store;

import io.anula.io.Counted;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the files of an earlier version entries of their own in the answer queue. There, an entry named a cancellation,
 * and each request of a file noted by itself that it was answered; so a file's number of open records is behind its
 * cancellations, or it counts a reopened cancellation as ended. Those files are counted again, and their results are
 * written again. A mark in the store shows that this is done.
 */
final class AnswersBySource {
    private static final Logger LOG = LoggerFactory.getLogger(AnswersBySource.class);
    private static final String MARK = "answers-by-source";

    private static final String WAITING =
            "select distinct r.source from answer_due a join request r on r.cancellation_id = a.cancellation_id";
    private static final String HELD = "select distinct r.source from cancellation c "
            + "join request r on r.cancellation_id = c.id where c.state = 'HELD'";
    private static final String COUNT = "update intake_file set open_records = (select count(*) from request r "
            + "join cancellation c on c.id = r.cancellation_id where r.source = :file "
            + "and c.state not in ('ACCEPTED', 'REJECTED')) where id = :file";
    private static final String TELL = "insert into answer_due (source, ended) values (:file, 0)";

    private AnswersBySource() {}

    /** Does it if that was not done yet. */
    static void onceFor(Sql sql) {
        ImportMarker.once(sql, MARK, () -> now(sql));
    }

    /** Does it, also after an import from an earlier version; returns the number of files. */
    static int now(Sql sql) {
        Set<String> files = new HashSet<>(sql.jdbc.queryForList(WAITING, Map.of(), String.class));
        files.addAll(sql.jdbc.queryForList(HELD, Map.of(), String.class));
        files.removeIf(RequestRows::isRow);
        for (String file : files) {
            if (sql.jdbc.update(COUNT, Map.of("file", file)) == 1) {
                sql.jdbc.update(TELL, Map.of("file", file));
            }
        }
        if (!files.isEmpty()) {
            LOG.info("The open records of {} are counted again, results follow", Counted.of(files.size(), "file"));
        }
        return files.size();
    }
}
