package io.anula.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of the output of PHP's {@code print_r}.
 *
 * @param number from 1 upwards
 */
record DumpLine(long number, String text) {
    private static final Pattern ARRAY = Pattern.compile("Array|[\\w\\\\]+ Object");
    private static final Pattern OPENING = Pattern.compile("(<pre>)?\\s*(?:" + ARRAY + "|\\()\\s*");
    private static final Pattern ENTRY = Pattern.compile("(\\s*)\\[(.*?)\\] =>(?: (.*))?", Pattern.DOTALL);
    private static final Pattern VISIBILITY = Pattern.compile(":(protected|[\\w\\\\]+:private)$");

    /**
     * {@code [key] => value}.
     *
     * @param indent the white space before it
     */
    record Entry(String indent, String key, String value) {
        /** Whether the value is an array or object, if the next line is a bracket. */
        boolean announcesArray() {
            return ARRAY.matcher(value.strip()).matches();
        }

        /** Whether the value is an array; an object keeps its field names, even numeric ones. */
        boolean isArray() {
            return value.strip().equals("Array");
        }

        /** Whether the key is a list index and not a name. */
        boolean hasNumber() {
            return key.matches("0|[1-9][0-9]{0,8}");
        }
    }

    /** Whether a line with this text begins a dump. */
    static boolean opens(String text) {
        return OPENING.matcher(text).matches();
    }

    boolean isBlank() {
        return text.isBlank() || text.strip().equals("<pre>") || text.strip().equals("</pre>");
    }

    /** Whether it is the opening bracket of an array. */
    boolean isBracket() {
        return text.strip().equals("(");
    }

    /** Whether it closes the array whose bracket has this indent. */
    boolean closes(String indent) {
        return text.startsWith(indent + ')') && text.strip().equals(")");
    }

    /** The white space at its beginning. */
    String indent() {
        return text.substring(0, text.length() - text.stripLeading().length());
    }

    /** The key and value on this line, or null. */
    @Nullable
    Entry entry() {
        Matcher entry = ENTRY.matcher(text);
        if (!entry.matches()) {
            return null;
        }
        String value = entry.group(3);
        return new Entry(
                entry.group(1), VISIBILITY.matcher(entry.group(2)).replaceFirst(""), value == null ? "" : value);
    }
}
