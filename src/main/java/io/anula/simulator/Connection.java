package io.anula.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client's connection: request after request until either side ends it. */
final class Connection implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Connection.class);

    private final Socket socket;
    private final Handler handler;
    private boolean idle = true;
    private boolean closing;

    Connection(Socket socket, Handler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            WireInput in = new WireInput(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean more = true;
            while (more && in.awaitByte() && begin()) {
                more = exchange(in, out);
            }
        } catch (IOException gone) {
            log.debug("Connection from {} ended: {}", socket.getRemoteSocketAddress(), gone.getMessage());
        }
    }

    /** Ends the connection at once if it is between two requests, otherwise after the answer. */
    synchronized void closeWhenIdle() throws IOException {
        closing = true;
        if (idle) {
            socket.close();
        }
    }

    void close() throws IOException {
        socket.close();
    }

    private synchronized boolean begin() {
        idle = false;
        return !closing;
    }

    private synchronized boolean finish() {
        idle = true;
        return !closing;
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private boolean exchange(WireInput in, OutputStream out) throws IOException {
        Deliverer deliverer = new Deliverer(socket, out);
        Request request;
        try {
            request = read(in, out);
        } catch (BadRequest bad) {
            deliverer.refuse(Response.text(bad.status(), bad.explanation()));
            return false;
        }
        Reply reply = handle(request);
        boolean more = deliverer.deliver(reply, request.keepAlive() && !isClosing());
        return more && finish();
    }

    private static Request read(WireInput in, OutputStream out) throws IOException {
        RequestHead head = RequestHead.read(in);
        if (head.hasToken("expect", "100-continue")) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        return new Request(head, RequestBody.read(head, in));
    }

    private Reply handle(Request request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException broken) {
            log.error("{} {} broke the simulator itself, answered 500", request.method(), request.path(), broken);
            return Reply.whole(Response.text(500, "the simulator itself failed: see its log"));
        }
    }
}
