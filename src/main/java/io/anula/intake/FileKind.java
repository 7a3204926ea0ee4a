package io.anula.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The format of a request file, by its extension. */
public enum FileKind {
    /** One object, or an array of them. */
    JSON("json"),
    /** One object on each line. */
    JSON_LINES("jsonl|ndjson"),
    /** A header and rows. */
    CSV("csv"),
    /** One document, or a list of them. */
    XML("xml"),
    /** The output of PHP's {@code print_r}, or the text export of a spreadsheet: a header and rows with tabs. */
    TEXT("txt");

    private final String name;

    FileKind(String extension) {
        this.name = "(?s).*\\.(" + extension + ")";
    }

    /** The kind with the extension of this name, in any letter case, or empty. */
    public static Optional<FileKind> of(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(kind -> lower.matches(kind.name)).findFirst();
    }
}
