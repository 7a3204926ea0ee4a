package io.anula.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A provider on a bare socket: it keeps every byte that arrives and always answers the same. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final byte[] answer;

    /** @param answer whole, with its head */
    public RawServer(String answer) throws IOException {
        this(answer.getBytes(StandardCharsets.UTF_8));
    }

    private RawServer(byte[] answer) throws IOException {
        this.answer = answer;
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One whose answer is not a text. */
    public static RawServer ofBytes(byte[] answer) throws IOException {
        return new RawServer(answer);
    }

    /**
     * One request as it arrived.
     *
     * @param line its first line
     * @param headers by name
     */
    public record Arrived(String line, Map<String, String> headers, String body) {}

    public String url(String path) {
        return "http://127.0.0.1:%d%s".formatted(socket.getLocalPort(), path);
    }

    /** All that has arrived, oldest first. */
    public List<Arrived> arrived() {
        return List.copyOf(arrived);
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    arrived.add(read(client.getInputStream()));
                    client.getOutputStream().write(answer);
                }
            }
        } catch (IOException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static Arrived read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ends in its head");
            }
            head.write(next);
        }
        List<String> lines =
                head.toString(StandardCharsets.ISO_8859_1).strip().lines().toList();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            String[] pair = line.split(": ?", 2);
            headers.merge(pair[0].toLowerCase(Locale.ROOT), pair[1], (one, two) -> one + ", " + two);
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Arrived(lines.get(0), headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
