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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads request files. A file is read twice, both times as a stream:
 *
 * <ol>
 *   <li>{@link #inspect} reads to the end, so that an incomplete file is refused before any record is accepted. A file
 *       that is not UTF-8 and has no byte order mark is read once more as Windows-1252. A file with only a header waits,
 *       because its rows may still be coming.
 *   <li>{@link #open} returns its records, including invalid ones.
 * </ol>
 */
public final class RequestFiles {
    /** The longest record, in characters. */
    public static final int LONGEST_RECORD = Records.LONGEST_RECORD;

    private final XmlDocument documents;
    private final Set<String> more;

    /** @param adapters the providers whose own documents are accepted */
    public RequestFiles(Adapters adapters) {
        documents = new XmlDocument(adapters);
        more = adapters.all().stream()
                .flatMap(each -> each.requests().fields().stream())
                .flatMap(fields -> fields.more().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads the whole file.
     *
     * @param charset used if there is no byte order mark; null to detect it
     * @throws UnreadableFileException when the content makes that impossible
     */
    public Inspection inspect(Path file, FileKind kind, @Nullable Charset charset) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableFileException(
                    "a file was expected, this is a folder", "se esperaba un archivo, esto es una carpeta");
        }
        return inspect(() -> Files.newInputStream(file), kind, charset);
    }

    /** The records of an inspected file. The caller closes it. */
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
     * @param charset used if there is no byte order mark; null to detect it
     * @throws UnreadableFileException when the content makes that impossible
     */
    public Inspection inspect(Source source, FileKind kind, @Nullable Charset charset) throws IOException {
        return inspect(source, kind, charset, Long.MAX_VALUE);
    }

    /**
     * The same with a limit: reading stops at the first record above it, which is still counted.
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

    /** A read that reaches the end of the file means that more may be coming. */
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

    /** The records of an inspected stream. The caller closes it. */
    public RequestReader open(InputStream in, FileKind kind, Charset charset, RequestParser parser) {
        return new RequestReader(in, records(new TextReader(in, charset), kind), parser);
    }

    private Records records(TextReader text, FileKind kind) {
        Reader reader = new WithoutDosEnd(text);
        return switch (kind) {
            case JSON -> new JsonRecords(reader);
            case JSON_LINES -> new JsonLineRecords(new CharSource(reader));
            case CSV -> new CsvRecords(new CsvRows(new CharSource(reader)), more);
            case XML -> new XmlRecords(reader, documents);
            case TEXT -> new TextRecords(new CharSource(reader), more);
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
