package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a request table as sources of requests, and their updates. A source also names its table: row 7 of one table
 * is not row 7 of a table that replaces it.
 */
public final class RequestRows {
    private static final String ROW = "row";
    private static final int LONGEST_MESSAGE = 2000;

    private final String prefix;

    private RequestRows(String prefix) {
        this.prefix = prefix;
    }

    /** Rows of the table in the store. */
    public static RequestRows own() {
        return new RequestRows(ROW + ':');
    }

    /** Rows of a table in another database, whose identity no other table has. */
    public static RequestRows elsewhere(String identity) {
        return new RequestRows("%s-%08x:".formatted(ROW, identity.hashCode()));
    }

    /** Whether the source is a row of any table, not a file. */
    public static boolean isRow(String source) {
        return source.startsWith(ROW + ':') || source.startsWith(ROW + '-');
    }

    /** The source for a row of this table. */
    public String source(Object rowId) {
        return prefix + rowId;
    }

    /** Whether the source is a row of this table. */
    public boolean has(String source) {
        return source.startsWith(prefix);
    }

    /** The row id in a source of this table. */
    public String rowId(String source) {
        return source.substring(prefix.length());
    }

    /** The named parameters of an update; those that are not known here are null. */
    public static Map<String, Object> update(
            Object rowId, String status, @Nullable Cancellation cancellation, @Nullable String message) {
        CreditNote note = cancellation == null ? null : cancellation.note();
        Map<String, Object> row = new HashMap<>();
        row.put("id", rowId);
        row.put("status", status);
        row.put("cancellation_id", cancellation == null ? null : cancellation.id());
        row.put("credit_note", note == null ? null : note.code());
        row.put("document", note == null ? null : note.document());
        row.put("cude", note == null ? null : note.cude());
        row.put("url", null);
        row.put("check", null);
        row.put("evidence", null);
        row.put("authority_code", cancellation == null ? null : cancellation.process());
        row.put(
                "message",
                message == null || message.length() <= LONGEST_MESSAGE
                        ? message
                        : message.substring(0, LONGEST_MESSAGE));
        return row;
    }
}
