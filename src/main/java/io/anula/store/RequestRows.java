package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a request table as sources of requests, and what is written into them. A source names its table too: row 7 of
 * one is not row 7 of another that takes its place.
 */
public final class RequestRows {
    private static final String ROW = "row";
    private static final int LONGEST_MESSAGE = 2000;

    private final String prefix;

    private RequestRows(String prefix) {
        this.prefix = prefix;
    }

    /** Those of the table in the store. */
    public static RequestRows own() {
        return new RequestRows(ROW + ':');
    }

    /** Those of a table elsewhere; its identity is a text that no other table has. */
    public static RequestRows elsewhere(String identity) {
        return new RequestRows("%s-%08x:".formatted(ROW, identity.hashCode()));
    }

    /** True for a row of any table, false for a file. */
    public static boolean isRow(String source) {
        return source.startsWith(ROW + ':') || source.startsWith(ROW + '-');
    }

    /** The source that a row of this table is. */
    public String source(Object rowId) {
        return prefix + rowId;
    }

    /** True for a row of this table. */
    public boolean has(String source) {
        return source.startsWith(prefix);
    }

    /** The id of the row that a source of this table is. */
    public String rowId(String source) {
        return source.substring(prefix.length());
    }

    /** The named parameters of an update. */
    public static Map<String, Object> update(
            Object rowId, String status, @Nullable Cancellation cancellation, @Nullable String message) {
        CreditNote note = cancellation == null ? null : cancellation.note();
        Map<String, Object> row = new HashMap<>();
        row.put("id", rowId);
        row.put("status", status);
        row.put("cancellation_id", cancellation == null ? null : cancellation.id());
        row.put("credit_note", note == null ? null : note.code());
        row.put("authority_code", cancellation == null ? null : cancellation.process());
        row.put(
                "message",
                message == null || message.length() <= LONGEST_MESSAGE
                        ? message
                        : message.substring(0, LONGEST_MESSAGE));
        return row;
    }
}
