package io.anula.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** One connection to the cheap provider: call after call, until either side ends it. */
final class CheapConnection implements Runnable {
    private static final byte[] DELETE = Message.ascii("DELETE /api2.0/invoice/ ");
    private static final byte[] GET = Message.ascii("GET /api2.0/invoice/ ");
    private static final byte[] COUNTS = Message.ascii("GET /counts ");
    private static final byte[] LATENESS = Message.ascii("GET /lateness ");
    private static final byte[] TASCODE = Message.ascii("\"tascode\":\"");
    private static final byte[] NOTHING =
            Message.ascii("HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

    private final Socket socket;
    private final Tally tally;
    private final Decisions decisions;
    private final CheapAnswer answer = new CheapAnswer();

    CheapConnection(Socket socket, Tally tally, Decisions decisions) {
        this.socket = socket;
        this.tally = tally;
        this.decisions = decisions;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            Message request = new Message(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean more = true;
            while (more && request.next()) {
                more = answer(request, out) && !request.closes();
            }
        } catch (IOException gone) {
            // whoever measures counts what was answered
        }
    }

    /** Answers it; false when the connection is to end. */
    private boolean answer(Message request, OutputStream out) throws IOException {
        int code = request.after(TASCODE);
        if (request.startsWith(COUNTS)) {
            out.write(plain(tally.counts().line()));
            return true;
        }
        if (request.startsWith(LATENESS)) {
            out.write(plain(decisions.lateness().line()));
            return true;
        }
        if (code < 0 || !(request.startsWith(DELETE) || request.startsWith(GET))) {
            out.write(NOTHING);
            return false;
        }
        call(request, code, out);
        return true;
    }

    private void call(Message request, int code, OutputStream out) throws IOException {
        long answerAt = tally.begun();
        if (request.startsWith(DELETE)) {
            answer.created(request, code, tally.deleted());
        } else {
            answer.verified(request, code, tally.looked(CheapAnswer.number(request, code)));
        }
        tally.over(answerAt);
        answer.send(out);
    }

    private static byte[] plain(String line) {
        return Message.ascii("HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line);
    }
}
