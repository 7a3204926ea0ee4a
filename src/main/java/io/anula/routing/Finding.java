package io.anula.routing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in a route file.
 *
 * @param line from 1 upwards; null where it cannot be told
 * @param what is wrong, and how to mend it
 */
public record Finding(Path file, @Nullable Integer line, String what) {
    @Override
    public String toString() {
        return file + (line == null ? "" : ":" + line) + ": " + what;
    }
}
