package io.anula.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One HTTP message after the other from a connection, as bytes in a buffer that is used again: what stands in it is gone
 * with the next one. Knows {@code Content-Length} and no other length.
 */
final class Message {
    private static final byte[] LENGTH = ascii("\ncontent-length:");
    private static final byte[] CLOSE = ascii("\nconnection: close");
    private static final int CASE = 0x20;
    private static final int END_OF_HEAD = 4;

    private final InputStream in;
    private byte[] buffer = new byte[8192];
    private int limit;
    private int body;
    private int end;

    Message(InputStream in) {
        this.in = in;
    }

    /** Reads the next one; false when the other side has ended the connection. */
    boolean next() throws IOException {
        System.arraycopy(buffer, end, buffer, 0, limit - end);
        limit -= end;
        end = 0;
        body = endOfHead(0);
        while (body == 0) {
            int scanned = Math.max(0, limit - END_OF_HEAD);
            if (!fill()) {
                return false;
            }
            body = endOfHead(scanned);
        }
        end = body + length();
        while (limit < end) {
            if (!fill()) {
                throw new IOException("the connection ended within a message");
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, read);
        return read > 0;
    }

    private int endOfHead(int from) {
        for (int at = from; at + END_OF_HEAD <= limit; at++) {
            if (buffer[at] == '\r' && buffer[at + 1] == '\n' && buffer[at + 2] == '\r' && buffer[at + 3] == '\n') {
                return at + END_OF_HEAD;
            }
        }
        return 0;
    }

    private int length() {
        int at = find(LENGTH, 0, body, CASE);
        int length = 0;
        for (int digit = at; at >= 0 && buffer[digit] != '\r'; digit++) {
            length = buffer[digit] == ' ' ? length : 10 * length + buffer[digit] - '0';
        }
        return length;
    }

    /** Whether the other side ends the connection after this one. */
    boolean closes() {
        return find(CLOSE, 0, body, CASE) >= 0;
    }

    boolean startsWith(byte[] start) {
        return Arrays.equals(buffer, 0, start.length, start, 0, start.length);
    }

    /** Where the first text after that one stands in the body; -1 when it is not in it. */
    int after(byte[] wanted) {
        return find(wanted, body, end, 0);
    }

    /** Copies from there up to the next quotation mark; returns how many bytes. */
    int copy(int from, byte[] to, int at) {
        int length = 0;
        while (buffer[from + length] != '"') {
            to[at + length] = buffer[from + length];
            length++;
        }
        return length;
    }

    byte at(int position) {
        return buffer[position];
    }

    /** The body as text. */
    String text() {
        return new String(buffer, body, end - body, StandardCharsets.UTF_8);
    }

    /** Behind the first place of the bytes, those bits set in each that is looked at. */
    private int find(byte[] wanted, int from, int to, int bits) {
        for (int at = from; at + wanted.length <= to; at++) {
            int same = 0;
            while (same < wanted.length && (buffer[at + same] | bits) == (wanted[same] | bits)) {
                same++;
            }
            if (same == wanted.length) {
                return at + same;
            }
        }
        return -1;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
