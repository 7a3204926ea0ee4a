package io.anula.provider.calipso;

import io.anula.io.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The named values of an answer, whatever it is written in: JSON, XML, SOAP or lines of text. JSON or XML that stands as text
 * inside a value is read too. A name that occurs twice is there twice.
 */
record AnswerFields(List<Field> all) {
    /** JSON in JSON in JSON: deeper than this nobody writes it. */
    static final int DEEPEST_TEXT = 5;

    private static final Pattern JSONP = Pattern.compile("(?s)[\\w$.]{1,100}\\s*\\(\\s*([\\[{].*[\\]}])\\s*\\)\\s*;?");

    AnswerFields {
        all = List.copyOf(all);
    }

    /**
     * One value.
     *
     * @param path the names that lead to it, in lower case, its own last
     * @param value as it was written, without white space at its ends; empty for JSON's {@code null}
     * @param isNull whether it is JSON's {@code null}
     */
    record Field(List<String> path, String value, boolean isNull) {
        private static final Set<String> NOTHING = Set.of("", "null", "false", "nil");
        private static final Pattern ZEROS = Pattern.compile("[-+]?0+(\\.0+)?");

        Field {
            path = List.copyOf(path);
        }

        String name() {
            return path.isEmpty() ? "" : path.get(path.size() - 1);
        }

        boolean isNamed(Collection<String> names) {
            return names.contains(name());
        }

        /** Whether it stands in a field of one of those names, at any depth. */
        boolean isIn(Collection<String> names) {
            return path.stream().anyMatch(names::contains);
        }

        /** Whether it says anything: nothing, no and zero say that there was none. */
        boolean hasContent() {
            return !NOTHING.contains(value.toLowerCase(Locale.ROOT))
                    && !ZEROS.matcher(value).matches();
        }
    }

    /** The name as it is compared: without a prefix such as {@code soap:}, in lower case. */
    static String plain(String name) {
        return name.substring(name.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /** Those of that answer; empty where no program can read it: a page for people, a sentence, what was cut. */
    static Optional<AnswerFields> read(String body) {
        List<Field> fields = new ArrayList<>();
        String text = bare(body);
        return into(fields, List.of(), text, 0) || TextFields.into(fields, text)
                ? Optional.of(new AnswerFields(fields))
                : Optional.empty();
    }

    /** Adds what that text holds when it is JSON or XML; false, and nothing added, when it is neither. */
    static boolean into(List<Field> fields, List<String> path, String given, int depth) {
        String text = bare(given);
        if (text.isEmpty() || depth > DEEPEST_TEXT) {
            return false;
        }
        List<Field> found = new ArrayList<>();
        boolean read = text.startsWith("<")
                ? XmlFields.into(found, path, text, depth)
                : JsonFields.into(found, path, unwrapped(text), depth);
        if (read) {
            fields.addAll(found);
        }
        return read;
    }

    /** True for text that may be JSON or XML of its own. */
    static boolean mayHold(String text) {
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
    }

    private static String bare(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    /** {@code callback({…});} is what a browser is sent. */
    private static String unwrapped(String text) {
        Matcher wrapped = JSONP.matcher(text);
        return wrapped.matches() && Json.isJson(wrapped.group(1)) ? wrapped.group(1) : text;
    }
}
