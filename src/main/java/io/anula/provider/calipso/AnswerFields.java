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
 * The named values of an answer in any format: JSON, XML, SOAP or lines of text. JSON or XML inside a text value is
 * read too. A name that occurs twice gives two fields.
 */
record AnswerFields(List<Field> all) {
    /** The limit for JSON inside JSON; real answers are never nested deeper. */
    static final int DEEPEST_TEXT = 5;

    private static final Pattern JSONP = Pattern.compile("(?s)[\\w$.]{1,100}\\s*\\(\\s*([\\[{].*[\\]}])\\s*\\)\\s*;?");

    AnswerFields {
        all = List.copyOf(all);
    }

    /**
     * One value.
     *
     * @param path the names that lead to it, in lower case, its own last
     * @param value as written, without outer white space; empty for JSON's {@code null}
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

        /** Whether the field, at any depth, has one of these names. */
        boolean isIn(Collection<String> names) {
            return path.stream().anyMatch(names::contains);
        }

        /** Whether the field has real content: values such as nothing, no and zero mean that it has none. */
        boolean hasContent() {
            return !NOTHING.contains(value.toLowerCase(Locale.ROOT))
                    && !ZEROS.matcher(value).matches();
        }
    }

    /** The name for comparison: without a prefix such as {@code soap:}, in lower case. */
    static String plain(String name) {
        return name.substring(name.lastIndexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The fields of the answer; empty if it is not readable by a program: a page for people, a sentence, a cut text.
     */
    static Optional<AnswerFields> read(String body) {
        List<Field> fields = new ArrayList<>();
        String text = bare(body);
        return into(fields, List.of(), text, 0) || TextFields.into(fields, text)
                ? Optional.of(new AnswerFields(fields))
                : Optional.empty();
    }

    /** Adds the fields of a JSON or XML text; false, without adding any, if the text is neither. */
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

    /** Whether the text may contain JSON or XML. */
    static boolean mayHold(String text) {
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("<");
    }

    private static String bare(String text) {
        return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
    }

    /** Removes the wrapper {@code callback({…});}, which some programs write for browsers. */
    private static String unwrapped(String text) {
        Matcher wrapped = JSONP.matcher(text);
        return wrapped.matches() && Json.isJson(wrapped.group(1)) ? wrapped.group(1) : text;
    }
}
