package io.anula.config.routes;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A route file that is not YAML, or is empty. */
final class UnreadableYamlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable Integer line;
    private final String what;

    UnreadableYamlException(@Nullable Integer line, String what) {
        super(what);
        this.line = line;
        this.what = what;
    }

    /** The fault as a finding about this file. */
    Finding in(Path file) {
        return new Finding(file, line, what);
    }
}
