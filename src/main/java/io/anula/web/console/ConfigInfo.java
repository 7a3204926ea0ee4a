package io.anula.web.console;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The running settings and routes, and what was refused in the last edit; without the content of files.
 *
 * @param version of the running configuration, as in histories
 * @param since when this version first ran
 * @param files of the running configuration
 * @param refused the faults of the current files; empty if all of them run
 * @param refusedAt when the faults were found; null if there are none
 * @param restart the settings whose new values count only after a restart
 */
public record ConfigInfo(
        long version,
        Instant since,
        List<UsedFile> files,
        List<Refusal> refused,
        @Nullable Instant refusedAt,
        SortedSet<String> restart) {
    /**
     * A file of the running configuration.
     *
     * @param name below the home
     * @param sha256 of its content, in hexadecimal
     */
    public record UsedFile(String name, String sha256) {}

    /**
     * A fault because of which an edit was refused.
     *
     * @param file below the home
     * @param line from 1 upwards; null if unknown
     */
    public record Refusal(String file, @Nullable Integer line, String what) {}
}
