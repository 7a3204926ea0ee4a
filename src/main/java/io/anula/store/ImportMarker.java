package io.anula.store;

import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The marks of a whole store: an import into it has not ended, or it was filled from a backup and not used since. */
final class ImportMarker {
    private static final Logger LOG = LoggerFactory.getLogger(ImportMarker.class);
    private static final String IMPORT = "import";
    private static final String RESTORED = "restored";
    private static final String IMPORTED = "imported";

    private ImportMarker() {}

    static void beginImport(Sql sql) {
        set(sql, IMPORT);
    }

    /** Marks the import as complete. */
    static void endImport(Sql sql, Export.Kind kind) {
        sql.inTransaction(() -> {
            if (kind == Export.Kind.BACKUP) {
                set(sql, RESTORED);
            } else {
                set(sql, IMPORTED);
            }
            return clear(sql, IMPORT);
        });
    }

    /**
     * Throws unless the store is complete.
     *
     * @throws IllegalStateException when an import into it has not ended
     */
    static void demand(NamedParameterJdbcTemplate jdbc) {
        if (isSet(jdbc, IMPORT)) {
            throw new IllegalStateException(
                    "the store is not whole: an import into it has not come to its end. Nothing is sent "
                            + "from it, because it may not know what was cancelled. Empty it and import again.");
        }
    }

    /** Whether the store comes from a backup: it is unknown what was submitted after the backup. */
    static boolean isRestored(Sql sql) {
        return isSet(sql.jdbc, RESTORED);
    }

    static void forgetRestored(Sql sql) {
        clear(sql, RESTORED);
    }

    /** Whether the store was moved here by an export: it is complete, but no witness has its number yet. */
    static boolean isImported(Sql sql) {
        return isSet(sql.jdbc, IMPORTED);
    }

    /** Clears that mark, because a witness has its number now. */
    static void forgetImported(Sql sql) {
        if (isImported(sql)) {
            clear(sql, IMPORTED);
        }
    }

    static boolean isSet(NamedParameterJdbcTemplate jdbc, String mark) {
        List<String> found =
                jdbc.queryForList("select name from store_mark where name = :name", Map.of("name", mark), String.class);
        return !found.isEmpty();
    }

    static void set(Sql sql, String mark) {
        sql.update("insert into store_mark (name) values (:name)", Map.of("name", mark));
    }

    /**
     * Does the work in the transaction that sets the mark, unless it is set. If several processes begin at once, one does
     * it, and the others wait until it is done.
     */
    static void once(Sql sql, String mark, Runnable work) {
        if (isSet(sql.jdbc, mark)) {
            return;
        }
        try {
            sql.inTransaction(() -> {
                set(sql, mark);
                work.run();
                return mark;
            });
        } catch (DuplicateKeyException done) {
            LOG.debug("Another process has done {}", mark, done);
        }
    }

    private static int clear(Sql sql, String mark) {
        return sql.update("delete from store_mark where name = :name", Map.of("name", mark));
    }
}
