package io.anula.store;

import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The number of the newest witness, as stored in the store itself. It is written there first: a store with a smaller
 * number than a witness is older than that witness.
 */
final class StoreNumber {
    private static final String PREFIX = "witness:";
    private static final String PAD = "after-witness:";

    private StoreNumber() {}

    /**
     * Writes a row without meaning after the number, in the log of an embedded database: if the last line of the log is
     * cut off, the witness does not depend on it. Called within a transaction.
     */
    static int pad(Sql sql, long number) {
        int changed = sql.jdbc.update(
                "update store_mark set name = :pad where name like 'after-witness:%'", Map.of("pad", PAD + number));
        return changed == 0
                ? sql.jdbc.update("insert into store_mark (name) values (:pad)", Map.of("pad", PAD + number))
                : changed;
    }

    /** The number, or 0 before the first witness. */
    static long read(NamedParameterJdbcTemplate jdbc) {
        return jdbc
                .queryForList("select name from store_mark where name like 'witness:%'", Map.of(), String.class)
                .stream()
                .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
                .max()
                .orElse(0);
    }

    /**
     * Stores and returns the next number, which also exceeds any that another node has made. Called within a
     * transaction.
     */
    static long next(Sql sql, long atLeast) {
        while (true) {
            long now = read(sql.jdbc);
            long next = Math.max(now, atLeast) + 1;
            String statement = now == 0
                    ? "insert into store_mark (name) values (:next)"
                    : "update store_mark set name = :next where name = :now";
            if (sql.jdbc.update(statement, Map.of("next", PREFIX + next, "now", PREFIX + now)) == 1) {
                return next;
            }
        }
    }
}
