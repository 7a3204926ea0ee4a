package io.anula.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The most that this machine can do: the exchanges over bare connections that stay open, the answers searched as bytes. */
final class CeilingClient implements Client {
    private final Workers workers;
    private final List<Connection> connections = new ArrayList<>();

    private CeilingClient(int port, int inFlight) throws IOException {
        workers = new Workers(inFlight);
        for (int number = 0; number < inFlight; number++) {
            connections.add(new Connection(port));
        }
    }

    /** Measures it, see {@link Client#main}. */
    public static void main(String[] arguments) throws Exception {
        Client.main(arguments, CeilingClient::new);
    }

    @Override
    public void cancel(String prefix, int documents) throws Exception {
        workers.run(prefix, documents, worker -> connections.get(worker)::cancel);
    }

    @Override
    public void close() throws IOException {
        workers.close();
        for (Connection connection : connections) {
            connection.socket.close();
        }
    }

    /** One connection, one call after the other. */
    private static final class Connection {
        private static final byte[] TASCODE = Message.ascii("\"tascode\":\"");
        private static final byte[] PROCESS = Message.ascii("\"process\":\"");

        private final Socket socket;
        private final OutputStream out;
        private final Message answer;
        private final byte[] note = new byte[8192];

        Connection(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            out = socket.getOutputStream();
            answer = new Message(socket.getInputStream());
        }

        void cancel(String invoice) throws IOException {
            call("DELETE", Forms.cancel(invoice));
            int length = answer.copy(answer.after(TASCODE), note, 0);
            byte[] verify = Forms.verify(new String(note, 0, length, StandardCharsets.US_ASCII));
            do {
                call("GET", verify);
            } while (answer.at(answer.after(PROCESS)) != '2');
        }

        private void call(String method, byte[] form) throws IOException {
            byte[] head = Message.ascii(
                    method + " " + Forms.PATH + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + Forms.LOGIN
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + form.length + "\r\n\r\n");
            byte[] request = new byte[head.length + form.length];
            System.arraycopy(head, 0, request, 0, head.length);
            System.arraycopy(form, 0, request, head.length, form.length);
            out.write(request);
            if (!answer.next()) {
                throw new IOException("the provider ended the connection");
            }
        }
    }
}
