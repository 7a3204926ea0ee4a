package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.store.ConfigFile;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What settings and routes run, and what was not taken of the last edit.
 *
 * @param version of what runs, 1 upwards
 * @param since when that version first ran
 * @param files of that version with their hashes
 * @param refused what is wrong with the files as they are now: file, line, message; empty where all of them run
 * @param refusedAt when that was found; null where nothing is wrong
 * @param restartNeeded the keys whose values in the files count only from the next start
 */
public record LiveState(
        long version,
        Instant since,
        List<ConfigFile> files,
        List<Finding> refused,
        @Nullable Instant refusedAt,
        Set<String> restartNeeded) {}
