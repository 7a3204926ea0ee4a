package io.anula.intake;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a file say of its encoding. */
enum ByteOrderMark {
    UTF_8("\u00EF\u00BB\u00BF"),
    // Before UTF-16, whose mark is how it begins.
    UTF_32LE("\u00FF\u00FE\0\0"),
    UTF_32BE("\0\0\u00FE\u00FF"),
    UTF_16LE("\u00FF\u00FE"),
    UTF_16BE("\u00FE\u00FF");

    private final String mark;

    ByteOrderMark(String mark) {
        this.mark = mark;
    }

    /** Passes over the mark and returns the encoding that it names; null where there is none. */
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
