package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The encoding of a file without a byte order mark. */
final class Encodings {
    /** The encoding that Excel and other Windows programs use in Spanish-speaking countries. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final int LONGEST_DECLARATION = 200;
    private static final Pattern DECLARATION =
            Pattern.compile("\\A\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private Encodings() {}

    /**
     * The encoding to try when the file is not UTF-8: the one that an XML document declares, otherwise Windows-1252.
     */
    static Charset insteadOfUtf8(Source source, FileKind kind) throws IOException {
        return kind == FileKind.XML ? declared(source) : WINDOWS;
    }

    private static Charset declared(Source source) throws IOException {
        byte[] start;
        try (InputStream in = source.open()) {
            start = in.readNBytes(LONGEST_DECLARATION);
        }
        Matcher declaration = DECLARATION.matcher(new String(start, StandardCharsets.ISO_8859_1));
        try {
            Charset charset = declaration.find() ? Charset.forName(declaration.group(1)) : WINDOWS;
            return charset.equals(StandardCharsets.UTF_8) ? WINDOWS : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return WINDOWS;
        }
    }
}
