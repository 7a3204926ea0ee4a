package io.anula.intake;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The encoding that the first bytes of a file name. */
enum ByteOrderMark {
    UTF_8("\u00EF\u00BB\u00BF"),
    // Before UTF-16, whose mark is the beginning of this one.
    UTF_32LE("\u00FF\u00FE\0\0"),
    UTF_32BE("\0\0\u00FE\u00FF"),
    UTF_16LE("\u00FF\u00FE"),
    UTF_16BE("\u00FE\u00FF");

    private final String mark;

    ByteOrderMark(String mark) {
        this.mark = mark;
    }

    /** Skips the mark and returns its encoding; null if there is none. */
    static @Nullable Charset skip(ByteBuffer start) {
        for (ByteOrderMark each : values()) {
            if (each.begins(start)) {
                start.position(start.position() + each.mark.length());
                return Charset.forName(each.name().replace('_', '-'));
            }
        }
        return null;
    }

    private boolean begins(ByteBuffer start) {
        byte[] first = new byte[Math.min(mark.length(), start.remaining())];
        start.duplicate().get(first);
        return mark.equals(new String(first, StandardCharsets.ISO_8859_1));
    }
}
