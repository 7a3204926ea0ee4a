package io.anula.intake;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@code .txt} file: the output of PHP's {@code print_r}, or the text export of a spreadsheet with tabs. */
final class TextRecords implements Records {
    private static final String DELIMITERS = ".*[\\t;,].*";

    private final CharSource chars;
    private final Set<String> more;
    private @Nullable Records records;

    /** @param more the names of the providers' optional fields */
    TextRecords(CharSource chars, Set<String> more) {
        this.more = more;
        this.chars = chars;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        Records known = records == null ? choose() : records;
        records = known;
        return known.next();
    }

    @Override
    public boolean isClosed() {
        return records == null || records.isClosed();
    }

    private Records choose() throws IOException {
        String first = firstLine();
        if (DumpLine.opens(first) || first.strip().equals("<pre>")) {
            return new DumpRecords(new DumpLines(chars));
        }
        if (first.matches(DELIMITERS)) {
            return new CsvRecords(new CsvRows(chars), more);
        }
        throw new UnreadableFileException(
                chars.here(),
                "the output of PHP's print_r was expected, or a header and rows",
                "se esperaba la salida de print_r de PHP, o un encabezado y filas");
    }

    /** The first line that is not empty. Empty lines before it are skipped, but its leading blanks are not. */
    private String firstLine() throws IOException {
        String line = chars.restOfLine();
        while (line.isBlank() && chars.peek() != CharSource.END) {
            for (int i = 0; i < line.length(); i++) {
                chars.next();
            }
            chars.next();
            line = chars.restOfLine();
        }
        if (line.isBlank()) {
            throw Empty.file();
        }
        return line;
    }
}
