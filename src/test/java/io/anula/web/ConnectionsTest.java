package io.anula.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.FreePort;
import io.anula.testing.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Connections that ask nothing, or too slowly, end; too many of them keep nobody out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConnectionsTest {
    private static final int MOST = 20;
    private static final Duration LIMIT = Duration.ofMillis(1_500);
    private static final String HOST = "Host: localhost\r\n";

    private final int port = FreePort.next();
    private final WebServer server = new WebServer(
            "127.0.0.1", port, new HttpLimits(MOST, LIMIT.multipliedBy(2), LIMIT, LIMIT, 1_000, LIMIT.multipliedBy(4)));
    private final Main main = CamelBehind.of(server);

    @BeforeAll
    void start() throws Exception {
        main.start();
        server.open(List.of(), Access.FREE);
    }

    @AfterAll
    void end() {
        main.stop();
    }

    /** Sends the head, then a byte of the rest again and again, until the other side closes. */
    private Duration lasts(String head, String drop, Duration every) throws IOException {
        long begun = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) every.toMillis());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            while (System.nanoTime() - begun < Duration.ofSeconds(20).toNanos()) {
                try {
                    if (socket.getInputStream().read() < 0) {
                        break;
                    }
                } catch (SocketTimeoutException open) {
                    socket.getOutputStream().write(drop.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (SocketTimeoutException open) {
            throw new UncheckedIOException(open);
        } catch (IOException reset) {
            // closed, too
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void assertEnded(Duration lasted) {
        assertTrue(lasted.compareTo(Duration.ofSeconds(10)) < 0, lasted::toString);
    }

    @Test
    void shouldClose_whatAsksNothingOrTooSlowly() throws IOException {
        Duration pause = Duration.ofMillis(200);
        assertEnded(lasts("", "", pause));
        assertEnded(lasts("GET /there HTTP/1.1\r\n" + HOST + "X: ", "y", pause));
        assertEnded(lasts("POST /there HTTP/1.1\r\n" + HOST + "Content-Length: 9000\r\n\r\n", "z", pause));
        assertEnded(lasts("GET /there HTTP/1.1\r\n" + HOST + "\r\n", "", pause));
    }

    @Test
    void shouldLetSomebodyIn_whileTooManyAreSilent() throws IOException {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < MOST * 5; i++) {
                silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
            }
            assertEquals("yes", Web.get(port, "/there").body());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> silent.stream().filter(ConnectionsTest::isOpen).count() < MOST);
        } finally {
            for (Socket one : silent) {
                one.close();
            }
        }
    }

    private static boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException open) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }
}
