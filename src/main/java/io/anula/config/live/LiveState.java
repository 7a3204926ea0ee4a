package io.anula.config.live;

import io.anula.config.routes.Finding;
import io.anula.store.ConfigFile;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The running settings and routes, and what was refused in the last edit.
 *
 * @param version of the running configuration, 1 upwards
 * @param since when this version first ran
 * @param files the files of this version with their hashes
 * @param refused the faults of the current files: file, line, message; empty if all of them run
 * @param refusedAt when the faults were found; null if there are none
 * @param restartNeeded the keys whose new values count only after a restart
 */
public record LiveState(
        long version,
        Instant since,
        List<ConfigFile> files,
        List<Finding> refused,
        @Nullable Instant refusedAt,
        Set<String> restartNeeded) {}
