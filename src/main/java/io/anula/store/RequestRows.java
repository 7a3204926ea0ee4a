package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of the request table as sources of requests, and what is written into them. */
public final class RequestRows {
    private static final String PREFIX = "row:";
    private static final int LONGEST_MESSAGE = 2000;

    private RequestRows() {}

    /** The source that a row is. */
    public static String source(Object rowId) {
        return PREFIX + rowId;
    }

    /** True for a row, false for a file. */
    public static boolean isRow(String source) {
        return source.startsWith(PREFIX);
    }

    /** The id of the row that a source is. */
    public static String rowId(String source) {
        return source.substring(PREFIX.length());
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
