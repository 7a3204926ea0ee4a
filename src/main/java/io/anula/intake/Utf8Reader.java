package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and names the place of the first byte that is not. Must be asked for two characters or more. */
final class Utf8Reader extends Reader {
    private static final int CAPACITY = 1 << 14;
    private static final int LONGEST_MARK = 4;

    private final InputStream in;
    private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY).flip();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final Position.Counter counter = new Position.Counter();
    private boolean started;
    private boolean ended;

    Utf8Reader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        start();
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, ended);
            int count = chars.position() - offset;
            if (count > 0) {
                return counted(target, offset, count);
            }
            if (result.isError()) {
                throw notUtf8();
            }
            if (ended) {
                return -1;
            }
            fill();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void start() throws IOException {
        if (started) {
            return;
        }
        started = true;
        while (bytes.remaining() < LONGEST_MARK && !ended) {
            fill();
        }
        ByteOrderMark.skip(bytes);
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count > 0) {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        ended = count < 0;
    }

    private int counted(char[] chars, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            counter.pass(chars[i]);
        }
        return count;
    }

    private UnreadableFileException notUtf8() {
        int wrong = bytes.get(bytes.position()) & 0xFF;
        return new UnreadableFileException(
                counter.here(),
                "UTF-8 was expected, byte 0x%02X is not: save the file as UTF-8".formatted(wrong),
                "se esperaba UTF-8, el byte 0x%02X no lo es: guarde el archivo como UTF-8".formatted(wrong));
    }
}
