package io.anula.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.testing.FreePort;
import io.anula.testing.Web;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks before everything is there finds nobody, and whoever is answered finds everything. */
final class WebServerTest {
    private final int port = FreePort.next();
    private final WebServer unit = new WebServer("127.0.0.1", port, HttpLimits.of(1_000));

    private Main camel() {
        return CamelBehind.of(unit);
    }

    @Test
    void shouldListen_onlyWhenItIsTold() throws Exception {
        Main main = camel();
        try {
            main.start();
            assertThrows(IOException.class, () -> Web.get(port, "/there"));
            unit.open(List.of(), Access.FREE);
            assertEquals("yes", Web.get(port, "/there").body());
        } finally {
            main.stop();
        }
        assertThrows(IOException.class, () -> Web.get(port, "/there"));
    }

    /** What was let in is answered before the parts behind it end; nothing more is let in. */
    @Test
    void shouldAnswerWhatIsUnderWay_andTakeNoMore_whenItEnds() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        WebHandler slow = request -> {
            begun.countDown();
            awaitUnchecked(free);
            return WebReply.text(200, "text/plain", "done");
        };
        Main main = camel();
        main.start();
        unit.open(
                List.of(
                        new Endpoint("GET", "/slow", slow, Access.FREE),
                        new Endpoint("GET", "/quick", request -> WebReply.empty(204), Access.FREE)),
                Access.FREE);
        CompletableFuture<String> first = CompletableFuture.supplyAsync(this::slowly, threads);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        CompletableFuture<Void> end = CompletableFuture.runAsync(main::stop, threads);
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> Web.get(port, "/quick").statusCode() == 503);
        } finally {
            free.countDown();
        }
        assertEquals("done", first.join());
        end.join();
        threads.shutdown();
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private String slowly() {
        try {
            return Web.get(port, "/slow").body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void shouldEnd_whenItNeverListened() throws Exception {
        Main main = camel();
        main.start();
        main.stop();
        assertTrue(main.isStopped());
    }

    @Test
    void shouldSaySo_whenSomebodyElseListensThere() throws Exception {
        Main main = camel();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            main.start();
            IllegalStateException failure =
                    assertThrows(IllegalStateException.class, () -> unit.open(List.of(), Access.FREE));
            assertTrue(String.valueOf(failure.getMessage()).contains(Integer.toString(other.getLocalPort())));
        } finally {
            main.stop();
        }
    }

    /** The first line of the first answer that anybody gets at that port. */
    private String firstAnswer() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = "GET /config HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return all.split("\r\n", 2)[0];
        }
    }

    @Test
    void shouldBeThere_withTheFirstAnswer(@TempDir Path home) {
        CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> await().atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .ignoreExceptions()
                .until(this::firstAnswer, line -> true));
        try (InProcess service =
                InProcess.running(home, Map.of("HTTP_PORT", Integer.toString(port)), Clock.systemUTC())) {
            assertEquals("HTTP/1.1 200 OK", first.join());
            assertTrue(service.live().version() > 0);
        }
    }
}
