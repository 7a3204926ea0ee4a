package io.anula.simulator;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Buffered reading of lines and a given number of bytes; an end within either is an {@link EOFException}. */
final class WireInput {
    private static final int LONGEST_LINE = 16 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST_LINE];
    private int next;
    private int end;

    WireInput(InputStream in) {
        this.in = in;
    }

    /** Waits for the next byte without consuming it; false when the client has closed. */
    boolean awaitByte() throws IOException {
        return next < end || fill();
    }

    /** One line without its line end. */
    String line() throws IOException {
        int scanned = next;
        while (true) {
            for (; scanned < end; scanned++) {
                if (buffer[scanned] == '\n') {
                    return take(scanned);
                }
            }
            int offset = scanned - next;
            if (!fill()) {
                throw new EOFException("the client closed within a line");
            }
            scanned = next + offset;
        }
    }

    byte[] bytes(int count) throws IOException {
        byte[] taken = new byte[count];
        int buffered = Math.min(count, end - next);
        System.arraycopy(buffer, next, taken, 0, buffered);
        next += buffered;
        if (in.readNBytes(taken, buffered, count - buffered) < count - buffered) {
            throw new EOFException("the client closed within a body");
        }
        return taken;
    }

    private String take(int newline) {
        int stop = newline > next && buffer[newline - 1] == '\r' ? newline - 1 : newline;
        String line = new String(buffer, next, stop - next, StandardCharsets.ISO_8859_1);
        next = newline + 1;
        return line;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, end - next);
        end -= next;
        next = 0;
        if (end == buffer.length) {
            throw new BadRequest(431, "a line is longer than " + LONGEST_LINE + " bytes");
        }
        int read = in.read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }
}
