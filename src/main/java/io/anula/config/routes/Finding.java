package io.anula.config.routes;

import io.anula.secret.Secrets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A fault in a route file. Logs, alarms and the console show it, so text that looks like a password is removed: Camel
 * quotes passwords with their surroundings.
 *
 * @param line from 1 upwards; null if unknown
 * @param what the fault, and how to correct it
 */
public record Finding(Path file, @Nullable Integer line, String what) {
    public Finding {
        what = Secrets.masked(what);
    }

    @Override
    public String toString() {
        return file + (line == null ? "" : ":" + line) + ": " + what;
    }
}
