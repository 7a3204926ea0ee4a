package io.anula.answer;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * How much of a message is written into a row. A column may be narrow or support few characters. The message must not
 * keep the row from getting its status, so it is made simpler step by step.
 */
enum Wording {
    /** The whole message. */
    WHOLE,
    /** Without the characters that MariaDB's three-byte {@code utf8} cannot store, such as emoji. */
    BASIC,
    /** Only Latin 1, and no longer than most columns are wide. */
    LATIN,
    /** ASCII, and short. */
    PLAIN,
    /** No message. */
    NONE;

    private static final int MOST_LATIN = 250;
    private static final int MOST_PLAIN = 80;
    private static final char UNKNOWN = '?';

    /** The next simpler wording, or this one if there is none. */
    Wording simpler() {
        return switch (this) {
            case WHOLE -> BASIC;
            case BASIC -> LATIN;
            case LATIN -> PLAIN;
            case PLAIN, NONE -> NONE;
        };
    }

    /** Whether a simpler wording exists. */
    boolean canBeSimpler() {
        return this != NONE;
    }

    /** The message in this wording. */
    @Nullable
    String of(@Nullable String message) {
        if (message == null) {
            return null;
        }
        return switch (this) {
            case WHOLE -> message;
            case BASIC -> written(message, null);
            case LATIN -> cut(written(message, "ISO-8859-1"), MOST_LATIN);
            case PLAIN ->
                cut(
                        written(
                                Normalizer.normalize(message, Normalizer.Form.NFD)
                                        .replaceAll("\\p{M}", ""),
                                "US-ASCII"),
                        MOST_PLAIN);
            case NONE -> null;
        };
    }

    private static String written(String message, @Nullable String charset) {
        CharsetEncoder encoder =
                charset == null ? null : Charset.forName(charset).newEncoder();
        StringBuilder text = new StringBuilder(message.length());
        message.codePoints()
                .forEach(point -> text.append(
                        Character.isBmpCodePoint(point)
                                        && !Character.isSurrogate((char) point)
                                        && (encoder == null || encoder.canEncode((char) point))
                                ? (char) point
                                : UNKNOWN));
        return text.toString();
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
