package io.anula.store;

import java.util.List;
import java.util.Map;

/** Whether a store holds all that it should: one that an import has begun to fill does not until the import has ended. */
final class Wholeness {
    private static final String IMPORT = "import";

    private Wholeness() {}

    static void begin(Sql sql) {
        sql.update("insert into store_mark (name) values (:name)", Map.of("name", IMPORT));
    }

    static void complete(Sql sql) {
        sql.update("delete from store_mark where name = :name", Map.of("name", IMPORT));
    }

    /**
     * Lets a whole store pass.
     *
     * @throws IllegalStateException when an import into it has not ended
     */
    static void demand(Sql sql) {
        List<String> marks = sql.jdbc.queryForList(
                "select name from store_mark where name = :name", Map.of("name", IMPORT), String.class);
        if (!marks.isEmpty()) {
            throw new IllegalStateException(
                    "the store is not whole: an import into it has not come to its end. Nothing is sent "
                            + "from it, because it may not know what was cancelled. Empty it and import again.");
        }
    }
}
