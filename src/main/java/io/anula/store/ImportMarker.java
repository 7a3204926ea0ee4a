package io.anula.store;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The marks of a whole store: an import into it has not ended, or it was filled from a backup and not used since. */
final class ImportMarker {
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

    private static int clear(Sql sql, String mark) {
        return sql.update("delete from store_mark where name = :name", Map.of("name", mark));
    }
}
