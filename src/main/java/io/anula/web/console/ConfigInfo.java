package io.anula.web.console;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Which settings and routes run, and what was not taken of the last edit; of no file what it holds.
 *
 * @param version of what runs, as histories name it
 * @param since when that version came to run
 * @param files that it is made of
 * @param refused what is wrong with the files as they are now; empty where all of them run
 * @param refusedAt when that was found; null where nothing is wrong
 * @param restart the settings whose new values count from the next start
 */
public record ConfigInfo(
        long version,
        Instant since,
        List<UsedFile> files,
        List<Refusal> refused,
        @Nullable Instant refusedAt,
        SortedSet<String> restart) {
    /**
     * A file of what runs.
     *
     * @param name below the home
     * @param sha256 of its content, in hexadecimal
     */
    public record UsedFile(String name, String sha256) {}

    /**
     * Something that keeps an edit out.
     *
     * @param file below the home
     * @param line from 1 upwards; null where it cannot be told
     */
    public record Refusal(String file, @Nullable Integer line, String what) {}
}
