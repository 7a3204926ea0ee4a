package io.anula.intake;

import java.sql.Clob;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Simplifies a database row: names in lower case, values as text. */
final class Rows {
    private Rows() {}

    static Map<String, String> plain(Map<String, ? extends @Nullable Object> row) {
        Map<String, String> plain = new HashMap<>();
        row.forEach((name, value) -> {
            if (value != null) {
                plain.put(name.toLowerCase(Locale.ROOT), text(value));
            }
        });
        return plain;
    }

    private static String text(Object value) {
        return value instanceof Clob clob ? text(clob) : value.toString();
    }

    private static String text(Clob clob) {
        try {
            long length = Math.min(clob.length(), Records.LONGEST_RECORD + 1L);
            return clob.getSubString(1, (int) length);
        } catch (SQLException failed) {
            throw new IllegalStateException("a column of the request table cannot be read", failed);
        }
    }
}
