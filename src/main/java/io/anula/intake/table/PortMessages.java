package io.anula.intake.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.hsqldb.Session;
import org.hsqldb.lib.DataOutputStream;
import org.hsqldb.result.Result;
import org.hsqldb.result.ResultConstants;
import org.hsqldb.rowio.RowInputBinary;
import org.hsqldb.rowio.RowOutputBinary;
import org.jspecify.annotations.Nullable;

/**
 * HSQLDB's protocol on one socket, read with a limit: HSQLDB's own server allocates as many bytes as a client
 * announces, even before the login.
 */
final class PortMessages {
    private static final int VERSION = -2030400;
    private static final int LENGTH_BYTES = Integer.BYTES;
    private static final int BUFFER = 4096;
    /** Allows one long message at a time, over all clients. */
    private static final Semaphore LONG = new Semaphore(1, true);

    private final Socket socket;
    private final PushbackInputStream bytes;
    private final DataInputStream in;
    private final DataOutputStream out;

    PortMessages(Socket socket) throws IOException {
        this.socket = socket;
        this.bytes = new PushbackInputStream(new java.io.BufferedInputStream(socket.getInputStream(), BUFFER), 1);
        this.in = new DataInputStream(bytes);
        OutputStream sent = socket.getOutputStream();
        this.out = new DataOutputStream(sent);
    }

    /** Reads the client's first message; a client with another protocol is refused. */
    void greet() throws IOException {
        if (in.readInt() != VERSION) {
            throw new IOException("it speaks another protocol");
        }
    }

    /** Waits for the next message and returns its kind. */
    int next() throws IOException {
        return in.readByte();
    }

    /**
     * The rest of the message.
     *
     * @throws IOException when it is too long, contains a large object or is invalid
     */
    Result read(@Nullable Session session, int kind, int longest) throws IOException {
        if (kind == ResultConstants.LARGE_OBJECT_OP) {
            throw new IOException("it sends a large object");
        }
        int length = in.readInt();
        if (length < LENGTH_BYTES || length > longest) {
            throw new IOException("it sends a message of %d bytes".formatted(length));
        }
        boolean isLong = length > PortLimits.LONG_MESSAGE;
        if (isLong) {
            LONG.acquireUninterruptibly();
        }
        try {
            return parse(session, kind, whole(length));
        } finally {
            if (isLong) {
                LONG.release();
            }
        }
    }

    private byte[] whole(int length) throws IOException {
        byte[] message = ByteBuffer.allocate(length).putInt(length).array();
        in.readFully(message, LENGTH_BYTES, length - LENGTH_BYTES);
        if (in.readByte() != ResultConstants.NONE) {
            throw new IOException("it sends a large object");
        }
        return message;
    }

    private static Result parse(@Nullable Session session, int kind, byte[] message) {
        return Result.newResult(
                session,
                kind,
                new DataInputStream(new ByteArrayInputStream(message)),
                new RowInputBinary(new RowOutputBinary(new byte[BUFFER])));
    }

    void write(@Nullable Session session, Result answer) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        answer.write(session, new DataOutputStream(whole), new RowOutputBinary(new byte[BUFFER]));
        whole.writeTo(out);
        out.flush();
    }

    /**
     * Whether the client has disconnected while it waits for an answer: a client that waits sends nothing else than its
     * end.
     */
    boolean isGone() {
        try {
            if (bytes.available() > 0) {
                return false;
            }
            socket.setSoTimeout(1);
            try {
                int one = bytes.read();
                if (one >= 0) {
                    bytes.unread(one);
                }
                return one < 0;
            } catch (SocketTimeoutException silent) {
                return false;
            } finally {
                socket.setSoTimeout(0);
            }
        } catch (IOException broken) {
            return true;
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            // there is nothing left to close
        }
    }
}
