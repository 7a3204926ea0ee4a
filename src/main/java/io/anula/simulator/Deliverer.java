package io.anula.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Writes a reply, or spoils it according to its delivery. Returns whether the connection can take another request. */
final class Deliverer {
    private static final Duration LONGEST_HANG = Duration.ofMinutes(2);
    private static final Duration LONGEST_DRAIN = Duration.ofMillis(500);
    private static final long DRIP_MILLIS = 100;

    private final Socket socket;
    private final OutputStream out;

    Deliverer(Socket socket, OutputStream out) {
        this.socket = socket;
        this.out = out;
    }

    boolean deliver(Reply reply, boolean keepAlive) throws IOException {
        Response response = reply.response();
        switch (reply.delivery()) {
            case WHOLE -> out.write(response.bytes(keepAlive));
            case CUT -> cut(response);
            case DRIP -> drip(response.bytes(keepAlive), response.bodyLength());
            case RESET -> reset(socket);
            case HANG -> awaitClose(LONGEST_HANG);
        }
        return keepAlive && (reply.delivery() == Reply.Delivery.WHOLE || reply.delivery() == Reply.Delivery.DRIP);
    }

    /** Answers a request that was not read to its end, and reads the rest, so that the answer is not lost to a RST. */
    void refuse(Response response) throws IOException {
        out.write(response.bytes(false));
        socket.shutdownOutput();
        awaitClose(LONGEST_DRAIN);
    }

    /** Ends a connection with RST: with zero linger the kernel drops it. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void cut(Response response) throws IOException {
        byte[] whole = response.bytes(true);
        out.write(whole, 0, whole.length - response.bodyLength() / 2);
    }

    private void drip(byte[] whole, int bodyLength) throws IOException {
        out.write(whole, 0, whole.length - bodyLength);
        for (int i = whole.length - bodyLength; i < whole.length; i++) {
            Pause.millis(DRIP_MILLIS);
            out.write(whole[i]);
        }
    }

    private void awaitClose(Duration longest) throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        InputStream in = socket.getInputStream();
        byte[] ignored = new byte[4096];
        try {
            for (long left = longest.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                socket.setSoTimeout((int) left);
                if (in.read(ignored) < 0) {
                    return;
                }
            }
        } catch (SocketTimeoutException enough) {
            return;
        }
    }
}
