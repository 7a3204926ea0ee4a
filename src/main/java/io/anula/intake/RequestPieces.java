package io.anula.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a request file into pieces that can be submitted one by one, with the same reader as the inbox: CSV rows, each
 * piece with the header, or lines of JSON. Any other file is one piece.
 */
public final class RequestPieces implements Closeable {
    private static final int RECORDS = 500;
    private static final int MOST_CHARS = 1 << 20;
    private static final int MOST_OF_A_DOCUMENT = 8 << 20;

    private final InputStream in;
    private final CharSource chars;
    private final @Nullable Records records;
    private final String header;
    private final long headerLines;
    private boolean ended;

    /** @param charset as {@link RequestFiles#inspect} found it */
    public RequestPieces(InputStream in, FileKind kind, Charset charset) throws IOException {
        this.in = in;
        chars = new CharSource(new WithoutDosEnd(new TextReader(in, charset)));
        chars.keep();
        if (kind == FileKind.CSV) {
            CsvRecords rows = new CsvRecords(new CsvRows(chars), Set.of());
            rows.header();
            records = rows;
        } else {
            records = kind == FileKind.JSON_LINES ? new JsonLineRecords(chars) : null;
        }
        header = chars.cut();
        headerLines = chars.here().line() - 1;
    }

    /**
     * A piece.
     *
     * @param text the text to submit
     * @param linesBefore the number of the file's lines before its first record, minus the lines that the text begins
     * with
     */
    public record Piece(String text, long linesBefore) {}

    /** A document is too long for one piece. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        /** The size limit. */
        public int megabytes() {
            return MOST_OF_A_DOCUMENT >> 20;
        }
    }

    /** The next piece; null after the last. */
    public @Nullable Piece next() throws IOException {
        return records == null ? whole() : several(records);
    }

    private @Nullable Piece whole() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int next = chars.next(); next != CharSource.END; next = chars.next()) {
            all.append((char) next);
            if (all.length() > MOST_OF_A_DOCUMENT) {
                throw new TooLargeException();
            }
        }
        return all.isEmpty() ? null : new Piece(all.toString(), 0);
    }

    private @Nullable Piece several(Records rows) throws IOException {
        long before = chars.here().line() - 1 - headerLines;
        StringBuilder text = new StringBuilder(header);
        int count = 0;
        while (!ended && count < RECORDS && text.length() < MOST_CHARS) {
            ended = rows.next() == null;
            String read = chars.cut();
            if (!ended) {
                text.append(read);
                count++;
            }
        }
        return count == 0 ? null : new Piece(text.toString(), before);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
