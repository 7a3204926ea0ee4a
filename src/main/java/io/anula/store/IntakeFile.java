package io.anula.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that was taken or is being taken.
 *
 * @param name as it was dropped
 * @param records the number of records; 0 until the file is read to its end
 * @param openRecords requests whose cancellations have not ended
 * @param archivedAs its place, relative to the archive folder; null until it is decided
 * @param changes counts the changes of its records
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

    /** The progress of a file. */
    public enum Stage {
        /** Its records are being accepted. */
        READING,
        /** All records are durable; receipt and archive are due. */
        ACCEPTED,
        /** The file is in the archive and its receipt is written. */
        ARCHIVED,
        /** The file was answered long ago: its result is never written again, and its requests are being deleted. */
        CLOSING,
        /** Its requests are deleted. */
        CLOSED
    }
}
