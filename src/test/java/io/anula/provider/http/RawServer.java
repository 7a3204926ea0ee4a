package io.anula.provider.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on raw sockets, for what well-behaved servers do not do. */
final class RawServer implements AutoCloseable {
    /** What is done with a connection, until it returns. */
    @FunctionalInterface
    interface Connection {
        void serve(Socket client, InputStream in) throws IOException;
    }

    /** The first lines of requests with their headers, as they came. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    RawServer(ServerSocket socket, Connection connection) {
        this.socket = socket;
        threads.execute(() -> accept(connection));
    }

    static RawServer plain(Connection connection) throws IOException {
        return new RawServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), connection);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept(Connection connection) {
        try {
            while (!socket.isClosed()) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client, connection));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void serve(Socket client, Connection connection) {
        try (client) {
            connection.serve(client, new BufferedInputStream(client.getInputStream()));
        } catch (IOException gone) {
            requests.add("gone: " + gone);
        }
    }

    /** Reads one request with its body; false at the end of the connection. */
    boolean read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next;
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n") && (next = in.read()) >= 0) {
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\r\n\r\n")) {
            return false;
        }
        requests.add(text);
        in.readNBytes(text.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0));
        return true;
    }

    static void answer(Socket client, int status, String body) throws IOException {
        client.getOutputStream()
                .write("HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(status, body.length(), body)
                        .getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
