package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Files of requests. A file is read twice, both times as a stream:
 *
 * <ol>
 *   <li>{@link #inspect} goes to its end, so that a file that breaks off is refused before anything of it is taken;
 *   <li>{@link #open} gives its records, the invalid ones among the others.
 * </ol>
 */
public final class RequestFiles {
    /** The longest record, in characters. */
    public static final int LONGEST_RECORD = Records.LONGEST_RECORD;

    private RequestFiles() {}

    /**
     * Reads the whole file.
     *
     * @throws UnreadableFileException when that cannot be done because of what is in it
     */
    public static Inspection inspect(Path file, FileKind kind) throws UnreadableFileException, IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(
                    "a file was expected, this is a folder", "se esperaba un archivo, esto es una carpeta");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return inspect(in, kind);
        }
    }

    /** The records of a file that was inspected. To be closed. */
    public static RequestReader open(Path file, FileKind kind, RequestParser parser) {
        try {
            return open(Files.newInputStream(file), kind, parser);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Reads the whole stream; it is not closed.
     *
     * @throws UnreadableFileException when that cannot be done because of what is in it
     */
    public static Inspection inspect(InputStream in, FileKind kind) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, sha256());
        Records records = records(digested, kind);
        long count = 0;
        while (records.next() != null) {
            count++;
        }
        return new Inspection(
                HexFormat.of().formatHex(digested.getMessageDigest().digest()), count);
    }

    /** The records of a stream that was inspected. To be closed. */
    public static RequestReader open(InputStream in, FileKind kind, RequestParser parser) {
        return new RequestReader(in, records(in, kind), parser);
    }

    private static Records records(InputStream in, FileKind kind) {
        Reader reader = new Utf8Reader(in);
        return switch (kind) {
            case JSON -> new JsonRecords(reader);
            case JSON_LINES -> new JsonLineRecords(new CharSource(reader));
            case CSV -> new CsvRecords(new CsvRows(new CharSource(reader)));
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
