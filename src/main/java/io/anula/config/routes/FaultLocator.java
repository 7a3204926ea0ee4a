package io.anula.config.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of a file that Camel could not load. Camel does not give the line. The root cause names a placeholder,
 * an address, a bean or a function; the outer exceptions name the route.
 */
final class FaultLocator {
    private static final List<Pattern> NAMED = List.of(
            Pattern.compile("\\{\\{[?!]?([^{}:]+)"),
            Pattern.compile("For input string: \"([^\"]+)\""),
            Pattern.compile("Property with key \\[([^\\]]+)]"),
            Pattern.compile("(?:endpoint could be found for|resolve endpoint): ([^,?\\s]+)"),
            Pattern.compile("component with scheme: ([\\w+.-]+)"),
            Pattern.compile("registry for: ([^\\s,]+)"),
            Pattern.compile("(?:bean with id|with id|bean name|bean): ?'?([\\w.-]+)"),
            Pattern.compile("Unknown (?:function|parameters?|eip|language)[^:]*: ?(?:\\[\\{)?([^\\s,=}\\]]+)"),
            Pattern.compile("[Dd]uplicate id[^:]*: ?([^\\s,]+?)\\.?(?:\\s|$)"),
            Pattern.compile("(?:create|start) route:? ([^\\s:]+)"));

    private final String[] lines;

    FaultLocator(RouteFile file) {
        this.lines = file.text().split("\n", -1);
    }

    /** The line, from 1 upwards; 1 if the file contains nothing that the failure names. */
    int line(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            chain.add(0, each);
        }
        for (Throwable each : chain) {
            Integer line = line(String.valueOf(each.getMessage()));
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private @Nullable Integer line(String message) {
        for (Pattern pattern : NAMED) {
            Matcher named = pattern.matcher(message);
            while (named.find()) {
                Integer line = lineOf(named.group(1).strip().replace("://", ":"));
                if (line != null) {
                    return line;
                }
            }
        }
        return null;
    }

    private @Nullable Integer lineOf(String name) {
        Pattern whole = Pattern.compile("(?<![\\w.-])" + Pattern.quote(name) + "(?![\\w-])");
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (!line.strip().startsWith("#") && whole.matcher(line).find()) {
                return i + 1;
            }
        }
        return null;
    }
}
