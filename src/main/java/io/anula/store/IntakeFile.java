package io.anula.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was or is being taken.
 *
 * @param name as it was dropped
 * @param records how many it holds; 0 until it is read to its end
 * @param openRecords requests whose cancellations have not ended
 * @param archivedAs where it was put, relative to the archive folder; null until that is decided
 * @param changes counts what happened to its records
 */
public record IntakeFile(
        String id,
        String name,
        String sha256,
        Stage stage,
        long records,
        long openRecords,
        Instant receivedAt,
        @Nullable String archivedAs,
        long changes) {

    /** How far a file has come. */
    public enum Stage {
        /** Its records are being accepted. */
        READING,
        /** All of them are durable; receipt and archive are due. */
        ACCEPTED,
        /** It is in the archive and its receipt is written. */
        ARCHIVED,
        /** It was answered long ago: its result is never written again, its requests are leaving the store. */
        CLOSING,
        /** Its requests have left the store. */
        CLOSED
    }
}
