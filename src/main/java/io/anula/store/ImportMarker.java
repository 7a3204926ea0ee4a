package io.anula.store;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What the marks of a store say of it as a whole: an import into it has not come to its end, or it was filled from a
 * backup and nobody has worked on it since.
 */
final class ImportMarker {
    private static final String IMPORT = "import";
    private static final String RESTORED = "restored";
    private static final String IMPORTED = "imported";

    private ImportMarker() {}

    static void beginImport(Sql sql) {
        set(sql, IMPORT);
    }

    /** All of it is in. */
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
     * Lets a whole store pass.
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

    /** True for a store that holds what a backup held, and what was sent after the backup is not known. */
    static boolean isRestored(Sql sql) {
        return isSet(sql.jdbc, RESTORED);
    }

    static void forgetRestored(Sql sql) {
        clear(sql, RESTORED);
    }

    /** True for a store that moved here: it knows all that was known, and no witness has its number yet. */
    static boolean isImported(Sql sql) {
        return isSet(sql.jdbc, IMPORTED);
    }

    /** A witness has its number now. */
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
