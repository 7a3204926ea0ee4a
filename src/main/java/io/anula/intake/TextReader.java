package io.anula.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes a file in the encoding of its byte order mark, or in the given one. Reports the position of the first invalid
 * byte. Each read must ask for at least two characters.
 */
final class TextReader extends Reader {
    private static final int CAPACITY = 1 << 14;
    private static final int LONGEST_MARK = 4;

    private final InputStream in;
    private final Charset unmarked;
    private final ByteBuffer bytes = ByteBuffer.allocate(CAPACITY).flip();
    private final Position.Counter counter = new Position.Counter();
    private CharsetDecoder decoder;
    private boolean started;
    private boolean marked;
    private boolean ended;
    private boolean toldEnd;
    private boolean inLine;

    /** @param unmarked the encoding of a file without byte order mark */
    TextReader(InputStream in, Charset unmarked) {
        this.in = in;
        this.unmarked = unmarked;
        this.decoder = strict(unmarked);
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
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
                throw wrongByte();
            }
            if (ended) {
                toldEnd = true;
                return -1;
            }
            fill();
        }
    }

    /** Whether the file was read to its end. */
    boolean isReadToItsEnd() {
        return toldEnd;
    }

    /** Whether the last line that was read has text but no line end. */
    boolean endsInLine() {
        return inLine;
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
        Charset charset = ByteOrderMark.skip(bytes);
        if (charset != null) {
            marked = true;
            decoder = strict(charset);
        }
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
            inLine = chars[i] != '\n' && chars[i] != '\r' && (inLine || chars[i] > ' ');
        }
        return count;
    }

    private WrongEncodingException wrongByte() {
        int wrong = bytes.get(bytes.position()) & 0xFF;
        return new WrongEncodingException(counter.here(), marked ? decoder.charset() : unmarked, wrong, marked);
    }
}
