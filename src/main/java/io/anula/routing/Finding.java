package io.anula.routing;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong in a route file. Logs, alarms and the console show it, so what looks like a password in it is left
 * out: Camel quotes those with whatever stands beside them.
 *
 * @param line from 1 upwards; null where it cannot be told
 * @param what is wrong, and how to mend it
 */
public record Finding(Path file, @Nullable Integer line, String what) {
    private static final String HIDDEN = "xxxxxx";
    private static final Pattern OPTION =
            Pattern.compile("(?i)([\\w.-]*(?:pas|pwd|secret|token)[\\w.-]*=)(?!\\{\\{)[^&,;}\\s]+");
    private static final Pattern LOGIN = Pattern.compile("(//[^:/@\\s]+:)(?!\\{\\{)[^@/\\s]+@");

    public Finding {
        what = OPTION.matcher(LOGIN.matcher(what).replaceAll("$1" + HIDDEN + '@'))
                .replaceAll("$1" + HIDDEN);
    }

    @Override
    public String toString() {
        return file + (line == null ? "" : ":" + line) + ": " + what;
    }
}
