package io.anula.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file of requests is written in; its name says it. */
public enum FileKind {
    /** One object, or an array of them. */
    JSON("json"),
    /** One object a line. */
    JSON_LINES("jsonl|ndjson"),
    /** A header and rows. */
    CSV("csv"),
    /** One document, or a list of them. */
    XML("xml"),
    /** What PHP's {@code print_r} writes, or the text that a spreadsheet exports: a header and rows with tabs. */
    TEXT("txt");

    private final String name;

    FileKind(String extension) {
        this.name = "(?s).*\\.(" + extension + ")";
    }

    /** The kind that the extension of the name says, in any case, or empty. */
    public static Optional<FileKind> of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> lower.matches(kind.name)).findFirst();
    }
}
