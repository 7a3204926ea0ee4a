package io.anula.cli;

import io.anula.intake.FileKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A file of requests in pieces that are handed over one by one: lines of JSON, or rows of a CSV file each with the header
 * before them. A JSON document is one piece.
 */
final class Chunks {
    private static final int RECORDS = 500;
    private static final int MOST_CHARS = 4 << 20;
    private static final int MOST_DOCUMENT = 8 << 20;

    private final BufferedReader reader;
    private final FileKind kind;
    private final @Nullable String header;
    private long nextLine = 1;
    private long bytes;

    Chunks(BufferedReader reader, FileKind kind) throws IOException {
        this.reader = reader;
        this.kind = kind;
        this.header = kind == FileKind.CSV ? record() : null;
    }

    /**
     * A piece.
     *
     * @param text what is handed over
     * @param linesBefore how many lines of the file come before its first record, less those that the text begins with
     * @param bytesSoFar of the file up to its end
     */
    record Chunk(String text, long linesBefore, long bytesSoFar) {}

    /** The next piece; null after the last. */
    @Nullable
    Chunk next() throws IOException {
        return kind == FileKind.JSON ? whole() : records();
    }

    private @Nullable Chunk whole() throws IOException {
        StringBuilder all = new StringBuilder();
        char[] buffer = new char[1 << 16];
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            all.append(buffer, 0, read);
            if (all.length() > MOST_DOCUMENT) {
                throw new TooLargeException();
            }
        }
        String text = all.toString();
        bytes += text.getBytes(StandardCharsets.UTF_8).length;
        return text.isEmpty() ? null : new Chunk(text, 0, bytes);
    }

    private @Nullable Chunk records() throws IOException {
        StringBuilder text = new StringBuilder(header == null ? "" : header);
        long before = nextLine - 1 - (header == null ? 0 : lines(header));
        int records = 0;
        while (records < RECORDS && text.length() < MOST_CHARS) {
            String record = record();
            if (record == null) {
                break;
            }
            text.append(record);
            records++;
        }
        return records == 0 ? null : new Chunk(text.toString(), before, bytes);
    }

    /** A line with its end; of a CSV file as many as its quotes reach over. */
    private @Nullable String record() throws IOException {
        StringBuilder record = new StringBuilder();
        boolean quoted = false;
        do {
            String line = reader.readLine();
            if (line == null) {
                break;
            }
            nextLine++;
            bytes += line.getBytes(StandardCharsets.UTF_8).length + 1L;
            record.append(line).append('\n');
            quoted ^= kind == FileKind.CSV
                    && line.chars().filter(character -> character == '"').count() % 2 == 1;
        } while (quoted && record.length() < MOST_CHARS);
        return record.isEmpty() ? null : record.toString();
    }

    private static long lines(String text) {
        return text.chars().filter(character -> character == '\n').count();
    }

    /** A JSON document that does not fit into one request. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        int megabytes() {
            return MOST_DOCUMENT >> 20;
        }
    }
}
