package io.anula.intake;

import io.anula.intake.rules.Blanks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a CSV file. The delimiter is the first comma, semicolon or tab outside quotes. A quote counts only at the
 * beginning of a cell; within quotes, two quotes stand for one, and line breaks belong to the cell.
 */
final class CsvRows {
    private static final char QUOTE = '"';
    private static final String DELIMITERS = ",;\t";
    private static final String SEP = "sep=";

    private final CharSource chars;
    private final StringBuilder cell = new StringBuilder();
    private String delimiters = DELIMITERS;
    private int length;

    CsvRows(CharSource chars) {
        this.chars = chars;
    }

    /**
     * A row.
     *
     * @param line on which it begins
     */
    record Row(long line, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(Blanks::isBlank);
        }
    }

    /** The next row that is not empty, or null after the last. */
    @Nullable
    Row next() throws IOException {
        while (chars.peek() != CharSource.END) {
            Row row = row();
            if (!row.isBlank()) {
                return row;
            }
        }
        return null;
    }

    /**
     * Whether the first row is Excel's {@code sep=;}, which names the delimiter and is not part of the table. If so,
     * that delimiter is used from now on.
     */
    boolean namesDelimiter(Row row) {
        String first = Blanks.strip(row.cells().get(0));
        boolean byItself = row.cells().size() == 1 && first.length() == SEP.length() + 1;
        boolean delimiting = row.cells().size() == 2
                && first.length() == SEP.length()
                && row.cells().get(1).isEmpty();
        if (!first.regionMatches(true, 0, SEP, 0, SEP.length()) || !(byItself || delimiting)) {
            return false;
        }
        if (byItself) {
            delimiters = first.substring(SEP.length());
        }
        return true;
    }

    private Row row() throws IOException {
        Row row = new Row(chars.here().line(), new ArrayList<>());
        length = 0;
        int end;
        do {
            row.cells().add(chars.peek() == QUOTE ? quoted() : plain());
            count();
            end = chars.next();
        } while (isDelimiter(end));
        chars.endsLine(end);
        return row;
    }

    private String plain() throws IOException {
        cell.setLength(0);
        while (!endsCell(chars.peek())) {
            keep(chars.next());
        }
        return cell.toString();
    }

    private String quoted() throws IOException {
        Position begin = chars.here();
        cell.setLength(0);
        chars.next();
        while (!closes(begin)) {
            keep(chars.next());
        }
        if (!endsCell(chars.peek())) {
            throw strayQuote();
        }
        return cell.toString();
    }

    /** Whether the quoted text ends here. Of two quotes that stand for one, skips the first. */
    private boolean closes(Position begin) throws IOException {
        if (chars.peek() == CharSource.END) {
            throw unclosed(begin);
        }
        if (chars.peek() != QUOTE) {
            return false;
        }
        chars.next();
        return chars.peek() != QUOTE;
    }

    private void keep(int character) throws UnreadableFileException {
        count();
        cell.append((char) character);
    }

    private void count() throws UnreadableFileException {
        if (++length > Records.LONGEST_RECORD) {
            throw TooLong.at(chars.here());
        }
    }

    private boolean endsCell(int character) {
        return character == CharSource.END || character == '\n' || character == '\r' || isDelimiter(character);
    }

    private boolean isDelimiter(int character) {
        if (delimiters.indexOf(character) < 0) {
            return false;
        }
        delimiters = Character.toString(character);
        return true;
    }

    private UnreadableFileException strayQuote() {
        return new UnreadableFileException(
                chars.here(),
                "after the closing quote a delimiter or the end of the line was expected;"
                        + " a quote inside quotes is written twice",
                "después de la comilla de cierre se esperaba un separador o el fin de la línea;"
                        + " una comilla entre comillas se escribe dos veces");
    }

    private static UnreadableFileException unclosed(Position begin) {
        return new UnreadableFileException(
                begin, "the quote that opens here is never closed", "la comilla que se abre aquí nunca se cierra");
    }
}
