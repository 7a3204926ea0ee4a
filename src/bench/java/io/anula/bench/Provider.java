package io.anula.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;

/** The cheap provider, seen by whoever started it. */
final class Provider implements AutoCloseable {
    private static final byte[] COUNTS = Message.ascii("GET /counts HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private static final byte[] LATENESS = Message.ascii("GET /lateness HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private final Child child;
    private final int port;
    private final String java;
    private final Socket socket;
    private final OutputStream out;
    private final Message answer;

    private Provider(Child child) throws IOException {
        this.child = child;
        BufferedReader output = child.output();
        String[] said = Objects.requireNonNull(output.readLine(), "the provider ended at its start")
                .split(" ", 2);
        port = Integer.parseInt(said[0]);
        java = said[1];
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        out = socket.getOutputStream();
        answer = new Message(socket.getInputStream());
    }

    /** One that answers so many milliseconds later; the first look finds a note accepted. */
    static Provider start(long delayMillis) throws IOException {
        return new Provider(Child.program(CheapProvider.class, delayMillis, 0));
    }

    /** One that answers at once; a note is accepted so many milliseconds after it was made. */
    static Provider deciding(long millis) throws IOException {
        return new Provider(Child.program(CheapProvider.class, 0, millis));
    }

    int port() {
        return port;
    }

    /** The version of Java that all processes run on. */
    String java() {
        return java;
    }

    Counts counts() throws IOException {
        return Counts.parse(ask(COUNTS));
    }

    Lateness lateness() throws IOException {
        return Lateness.parse(ask(LATENESS));
    }

    private synchronized String ask(byte[] question) throws IOException {
        out.write(question);
        if (!answer.next()) {
            throw new IOException("the provider has ended");
        }
        return answer.text();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        child.close();
    }
}
