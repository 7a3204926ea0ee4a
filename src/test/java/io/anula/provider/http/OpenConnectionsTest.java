package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls for notes to servers that close their connections without a word, and to one that does not. */
final class OpenConnectionsTest {
    private static final int CALLS = 200;
    private static final int CALLERS = 8;

    private final AtomicInteger connections = new AtomicInteger();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private @Nullable RawServer server;
    private @Nullable ProviderHttp unit;

    @AfterEach
    void stop() throws IOException {
        context.stop();
        Objects.requireNonNull(unit).close();
        Objects.requireNonNull(server).close();
    }

    private RawServer server() {
        return Objects.requireNonNull(server);
    }

    /** Answers so many requests and closes, so many milliseconds after the last answer. */
    private RawServer.Connection closingAfter(int answers, long millis) {
        return (Socket client, InputStream in) -> {
            connections.incrementAndGet();
            for (int i = 0; i < answers && server().read(in); i++) {
                RawServer.answer(client, 200, "{}");
            }
            pause(millis);
        };
    }

    private static void pause(long millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000);
    }

    private List<String> failures(String url, Map<String, String> way) throws Exception {
        unit = new ProviderHttp(List.of(Given.lafacturaAccount(way).account()), "test", new SettableClock());
        unit.configure(context);
        context.start();
        var template = context.createProducerTemplate();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(() -> String.valueOf(template.request(url, exchange -> {
                            exchange.getMessage().setBody("{}");
                            exchange.getMessage().setHeader(SendDeadline.HEADER, SettableClock.START.toEpochMilli());
                            exchange.getMessage().setHeader("CamelHttpQuery", "a=1");
                        })
                        .getException()));
            }
            List<String> failed = new ArrayList<>();
            for (Future<String> call : callers.invokeAll(calls)) {
                failed.add(call.get());
            }
            failed.removeIf("null"::equals);
            return failed;
        } finally {
            callers.shutdownNow();
        }
    }

    private String url(String scheme) {
        return "%s://localhost:%d/?httpMethod=POST&throwExceptionOnFailure=false".formatted(scheme, server().port());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 40, 120})
    void shouldLoseNoCall_whenTheServerClosesAfterEachAnswer(long millis) throws Exception {
        server = RawServer.plain(closingAfter(1, millis));
        assertEquals(List.of(), failures(url("http"), Map.of()));
        assertEquals(CALLS, server().requests.size());
        server().requests.forEach(request -> assertTrue(request.startsWith("POST /?a=1 HTTP/1.1"), request));
    }

    @Test
    void shouldLoseNoCall_whenItClosesOverTls(@TempDir Path folder) throws Exception {
        Certificate certificate = new Certificate(folder);
        server = new RawServer(
                certificate
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                closingAfter(1, 1));
        Map<String, String> way = Map.of(
                "lafactura.url",
                "https://localhost:" + server().port(),
                "lafactura.trust-store",
                certificate.pem().toString());
        assertEquals(List.of(), failures(url("https"), way));
        assertEquals(CALLS, server().requests.size());
    }

    @Test
    void shouldUseConnectionsAgain_whenTheServerKeepsThem() throws Exception {
        server = RawServer.plain(closingAfter(CALLS, 0));
        assertEquals(List.of(), failures(url("http"), Map.of()));
        assertTrue(connections.get() < CALLS, connections + " connections");
    }
}
