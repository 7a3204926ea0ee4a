package io.anula.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A raw connection: sees what a client's library would hide. */
final class Wire implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final Pattern BODY_CODE = Pattern.compile("\"code\":\"?(\\d+)");
    private static final String DEMO = Base64.getEncoder().encodeToString("demo:demo".getBytes(StandardCharsets.UTF_8));

    private final Socket socket;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(5_000);
    }

    record Answer(String head, String body) {
        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        int bodyCode() {
            Matcher code = BODY_CODE.matcher(body);
            return code.find() ? Integer.parseInt(code.group(1)) : -1;
        }

        String field(String name) {
            Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"", Pattern.CASE_INSENSITIVE)
                    .matcher(body);
            return field.find() ? field.group(1) : "";
        }

        /** The body as strict JSON, without the comma before a brace. */
        String json() {
            return body.replaceAll(",\\s*}", "}");
        }
    }

    static Answer once(int port, String method, String path, String body) throws IOException {
        try (Wire wire = new Wire(port)) {
            return wire.exchange(method, path, body);
        }
    }

    Answer exchange(String method, String path, String body) throws IOException {
        send(method, path, body);
        return answer();
    }

    void send(String method, String path, String body) throws IOException {
        send(method, path, "Authorization: Basic " + DEMO + "\r\nContent-Type: application/json\r\n", body);
    }

    void send(String method, String path, String fields, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "Content-Length: " + bytes.length
                + "\r\n\r\n" + body);
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    void timeout(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    Answer answer() throws IOException {
        String head = head();
        Matcher length = LENGTH.matcher(head);
        int count = length.find() ? Integer.parseInt(length.group(1)) : 0;
        return new Answer(head, new String(socket.getInputStream().readNBytes(count), StandardCharsets.UTF_8));
    }

    String head() throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed within the head: " + head.toString(StandardCharsets.ISO_8859_1));
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    int read() throws IOException {
        return socket.getInputStream().read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
