package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of any CSV file, read as the inbox reads its own: comma, semicolon or tab; quotes; Excel's {@code sep=}; any
 * line ends; a byte order mark, UTF-8, or else Windows-1252. It is a stream: only one row is in memory.
 */
public final class CsvTable implements AutoCloseable {
    private final InputStream in;
    private final CsvRows rows;
    private final List<String> header;

    private CsvTable(InputStream in, CsvRows rows, List<String> header) {
        this.in = in;
        this.rows = rows;
        this.header = header;
    }

    /**
     * A row.
     *
     * @param line on which it begins, from 1 upwards
     */
    public record Line(long line, List<String> cells) {}

    /**
     * Opens the table; reads the source once before, to know its encoding.
     *
     * @param charset of a file without byte order mark; null to detect it
     * @throws UnreadableFileException when it has no header, or is in no encoding that can be read
     */
    public static CsvTable open(Source source, @Nullable Charset charset) throws IOException {
        Charset known = charset == null ? encoding(source) : charset;
        InputStream in = source.open();
        try {
            CsvRows rows = rows(in, known);
            CsvRows.Row first = rows.next();
            if (first != null && rows.namesDelimiter(first)) {
                first = rows.next();
            }
            if (first == null) {
                throw Empty.file();
            }
            return new CsvTable(
                    in, rows, first.cells().stream().map(CsvNames::plain).toList());
        } catch (WrongEncodingException wrong) {
            in.close();
            throw wrong.unreadable();
        } catch (IOException | RuntimeException failure) {
            in.close();
            throw failure;
        }
    }

    private static CsvRows rows(InputStream in, Charset charset) {
        return new CsvRows(new CharSource(new WithoutDosEnd(new TextReader(in, charset))));
    }

    private static Charset encoding(Source source) throws IOException {
        char[] read = new char[1 << 13];
        try (TextReader text = new TextReader(source.open(), StandardCharsets.UTF_8)) {
            int count = 0;
            while (count >= 0) {
                count = text.read(read, 0, read.length);
            }
            return StandardCharsets.UTF_8;
        } catch (WrongEncodingException other) {
            if (other.isMarked()) {
                throw other.unreadable();
            }
            return Encodings.insteadOfUtf8(source, FileKind.CSV);
        }
    }

    /** A column's name in the form for comparison: without accents, capitals, dashes and outer blanks. */
    public static String plain(String name) {
        return CsvNames.plain(name);
    }

    /** The names of the columns in the form for comparison. */
    public List<String> header() {
        return header;
    }

    /**
     * The next row; null after the last.
     *
     * @throws UnreadableFileException when the quotes do not match from here on
     */
    public @Nullable Line next() throws IOException {
        try {
            CsvRows.Row row = rows.next();
            return row == null ? null : new Line(row.line(), row.cells());
        } catch (WrongEncodingException wrong) {
            throw wrong.unreadable();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
