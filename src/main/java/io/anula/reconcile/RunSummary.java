package io.anula.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last run of this process.
 *
 * @param number counts the runs since the start, from 1; 0 before the first
 * @param begunAt null before the first
 * @param endedAt null while it runs
 * @param verified notes that were answered about
 * @param different those of them that are not as we know them
 * @param unanswered notes without an answer; they are asked about again
 * @param cutShort whether it ended before all notes that were due were asked about
 */
public record RunSummary(
        long number,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        long verified,
        long different,
        long unanswered,
        boolean cutShort) {
    /** Whether it is under way. */
    public boolean isRunning() {
        return begunAt != null && endedAt == null;
    }
}
