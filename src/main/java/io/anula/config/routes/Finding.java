package io.anula.config.routes;

import io.anula.secret.Secrets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in a route file. Logs, alarms and the console show it, so what looks like a password in it is left
 * out: Camel quotes those with whatever stands beside them.
 *
 * @param line from 1 upwards; null where it cannot be told
 * @param what is wrong, and how to mend it
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
