package io.anula.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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

    /** Passes over the mark of UTF-8 if there is one. */
    static void skip(ByteBuffer start) throws UnreadableFileException {
        for (ByteOrderMark each : values()) {
            if (each.begins(start)) {
                each.accept(start);
                return;
            }
        }
    }

    private void accept(ByteBuffer start) throws UnreadableFileException {
        if (this != UTF_8) {
            String name = name().replace('_', '-');
            throw new UnreadableFileException(
                    Position.START,
                    "this is %s: save the file as UTF-8".formatted(name),
                    "esto es %s: guarde el archivo como UTF-8".formatted(name));
        }
        start.position(start.position() + mark.length());
    }

    private boolean begins(ByteBuffer start) {
        byte[] first = new byte[Math.min(mark.length(), start.remaining())];
        start.duplicate().get(first);
        return mark.equals(new String(first, StandardCharsets.ISO_8859_1));
    }
}
