package io.anula.intake;

import io.anula.provider.Adapters;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Files of requests. A file is read twice, both times as a stream:
 *
 * <ol>
 *   <li>{@link #inspect} goes to its end, so that a file that breaks off is refused before anything of it is taken. A
 *       file that is not UTF-8 and has no byte order mark is read once more, as Windows-1252;
 *   <li>where nothing but a header stands yet its rows may be on their way;
 *   <li>{@link #open} gives its records, the invalid ones among the others.
 * </ol>
 */
public final class RequestFiles {
    /** The longest record, in characters. */
    public static final int LONGEST_RECORD = Records.LONGEST_RECORD;

    private final XmlDocument documents;

    /** @param adapters the providers whose own documents may come */
    public RequestFiles(Adapters adapters) {
        documents = new XmlDocument(adapters);
    }

    /**
     * Reads the whole file.
     *
     * @param charset in which it is read where it has no byte order mark; null to find out
     * @throws UnreadableFileException when that cannot be done because of what is in it
     */
    public Inspection inspect(Path file, FileKind kind, @Nullable Charset charset) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(
                    "a file was expected, this is a folder", "se esperaba un archivo, esto es una carpeta");
        }
        return inspect(() -> Files.newInputStream(file), kind, charset);
    }

    /** The records of a file that was inspected. To be closed. */
    public RequestReader open(Path file, FileKind kind, Charset charset, RequestParser parser) {
        try {
            return open(Files.newInputStream(file), kind, charset, parser);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Reads the whole source.
     *
     * @param charset in which it is read where it has no byte order mark; null to find out
     * @throws UnreadableFileException when that cannot be done because of what is in it
     */
    public Inspection inspect(Source source, FileKind kind, @Nullable Charset charset) throws IOException {
        return inspect(source, kind, charset, Long.MAX_VALUE);
    }

    /**
     * The same, where no more than so many records are taken: the first one too many is counted, and nothing is read after it.
     *
     * @param most records, 1 upwards
     */
    public Inspection inspect(Source source, FileKind kind, @Nullable Charset charset, long most) throws IOException {
        try {
            return inspectAs(source, kind, charset == null ? StandardCharsets.UTF_8 : charset, most);
        } catch (WrongEncodingException wrong) {
            if (wrong.isMarked() || charset != null) {
                throw wrong.unreadable();
            }
            return inspectAsOther(source, kind, wrong, most);
        }
    }

    private Inspection inspectAsOther(Source source, FileKind kind, WrongEncodingException notUtf8, long most)
            throws IOException {
        try {
            return inspectAs(source, kind, Encodings.insteadOfUtf8(source, kind), most);
        } catch (WrongEncodingException neither) {
            throw notUtf8.unreadable();
        }
    }

    private Inspection inspectAs(Source source, FileKind kind, Charset charset, long most) throws IOException {
        try (DigestInputStream digested = new DigestInputStream(source.open(), sha256())) {
            TextReader text = new TextReader(digested, charset);
            Records records = records(text, kind);
            long count = count(text, records, most);
            String sum = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            boolean ended = !text.endsInLine() || records.isClosed();
            boolean begun = count > 0 || kind == FileKind.JSON || kind == FileKind.XML;
            return new Inspection(sum, count, charset, ended && begun);
        }
    }

    /** What was read in vain beyond the end may still be on its way. */
    private static long count(TextReader text, Records records, long most) throws IOException {
        try {
            long count = 0;
            while (count <= most && records.next() != null) {
                count++;
            }
            return count;
        } catch (UnreadableFileException unreadable) {
            throw text.isReadToItsEnd() ? unreadable.cutShort() : unreadable;
        }
    }

    /** The records of a stream that was inspected. To be closed. */
    public RequestReader open(InputStream in, FileKind kind, Charset charset, RequestParser parser) {
        return new RequestReader(in, records(new TextReader(in, charset), kind), parser);
    }

    private Records records(TextReader text, FileKind kind) {
        Reader reader = new WithoutDosEnd(text);
        return switch (kind) {
            case JSON -> new JsonRecords(reader);
            case JSON_LINES -> new JsonLineRecords(new CharSource(reader));
            case CSV -> new CsvRecords(new CsvRows(new CharSource(reader)));
            case XML -> new XmlRecords(reader, documents);
            case TEXT -> new TextRecords(new CharSource(reader));
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
