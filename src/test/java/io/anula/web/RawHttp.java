package io.anula.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bytes as no client would send them, and what comes back. */
final class RawHttp {
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})");

    private final int port;
    private final Duration patience;

    /** @param patience so long an answer, or the end of the connection, is waited for */
    RawHttp(int port, Duration patience) {
        this.port = port;
        this.patience = patience;
    }

    /** What came back, and whether the other side closed the connection. */
    record Reply(String text, boolean isClosed) {
        /** The statuses of the answers. */
        List<Integer> statuses() {
            return STATUS.matcher(text)
                    .results()
                    .map(found -> Integer.valueOf(found.group(1)))
                    .toList();
        }

        /** True where the one answer has that status. */
        boolean is(int status) {
            return statuses().equals(List.of(status));
        }

        String problem() {
            Matcher kind = Pattern.compile("urn:anula:problem:([a-z-]+)").matcher(text);
            return kind.find() ? kind.group(1) : "";
        }
    }

    /** Sends that, with {@code \n} for the ends of lines, and reads until an answer is there, the end, or patience ends. */
    Reply send(String lines) throws IOException {
        return sendBytes(lines.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), true);
    }

    /** The same, and waits for the end of the connection. */
    Reply sendToItsEnd(String lines) throws IOException {
        return sendBytes(
                lines.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), false);
    }

    private Reply sendBytes(byte[] bytes, boolean isFirstEnough) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) patience.toMillis());
            ByteArrayOutputStream read = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(bytes);
                byte[] part = new byte[8192];
                for (int count; (count = socket.getInputStream().read(part)) > 0; ) {
                    read.write(part, 0, count);
                    if (isFirstEnough
                            && read.size() > 0
                            && socket.getInputStream().available() == 0) {
                        return new Reply(read.toString(StandardCharsets.ISO_8859_1), false);
                    }
                }
                return new Reply(read.toString(StandardCharsets.ISO_8859_1), true);
            } catch (SocketTimeoutException open) {
                return new Reply(read.toString(StandardCharsets.ISO_8859_1), false);
            } catch (SocketException reset) {
                return new Reply(read.toString(StandardCharsets.ISO_8859_1), true);
            }
        }
    }
}
