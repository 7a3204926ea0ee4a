package io.anula.provider.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of an answer. It is decoded as UTF-8 if it is valid UTF-8, whatever its head says. Otherwise the byte order
 * mark, the head or the XML declaration names the encoding. Without any of them it is Windows-1252, which programs on
 * Windows write.
 */
public final class Charsets {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern NAMED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]{1,40})");
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]{1,40})");
    private static final int DECLARATION = 200;

    private Charsets() {}

    /**
     * The body as text.
     *
     * @param contentType of the answer's head; null if it has none
     */
    public static String text(byte[] body, @Nullable String contentType) {
        if (isUtf16(body)) {
            return new String(body, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException another) {
            return new String(body, said(body, contentType));
        }
    }

    private static boolean isUtf16(byte[] body) {
        return body.length >= 2
                && ((body[0] == (byte) 0xFE && body[1] == (byte) 0xFF)
                        || (body[0] == (byte) 0xFF && body[1] == (byte) 0xFE));
    }

    private static Charset said(byte[] body, @Nullable String contentType) {
        Matcher named = NAMED.matcher(contentType == null ? "" : contentType);
        if (named.find()) {
            return charset(named.group(1));
        }
        String start = new String(body, 0, Math.min(body.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        return declared.find() ? charset(declared.group(1)) : WINDOWS;
    }

    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            return charset.equals(StandardCharsets.UTF_8) ? WINDOWS : charset;
        } catch (IllegalArgumentException unknown) {
            return WINDOWS;
        }
    }
}
