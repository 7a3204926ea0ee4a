package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** A server in trouble that answers one call twice: the second answer is nobody's. */
final class AnswerOfItsOwnTest {
    private static final String TROUBLE = "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n";

    @Test
    void shouldBeTheAnswerToItsOwnCall_whenTheServerAnsweredTheLastOneTwice() throws IOException {
        ExecutorService connections = Executors.newCachedThreadPool();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                ProviderHttp unit = new ProviderHttp(List.of(Given.account()), "test", new SettableClock());
                DefaultCamelContext context = new DefaultCamelContext()) {
            connections.execute(() -> accept(server, connections));
            unit.configure(context);
            context.start();
            assertEquals("503", call(context, server, "twice"));
            assertEquals("own", call(context, server, "own"));
        } finally {
            connections.shutdownNow();
        }
    }

    private static String call(DefaultCamelContext context, ServerSocket server, String path) {
        String url = "http://127.0.0.1:%d/%s?throwExceptionOnFailure=false".formatted(server.getLocalPort(), path);
        var answer =
                context.createProducerTemplate().request(url, exchange -> {}).getMessage();
        String body = answer.getBody(String.class);
        return body == null || body.isEmpty() ? answer.getHeader("CamelHttpResponseCode", String.class) : body;
    }

    private static void accept(ServerSocket server, ExecutorService connections) {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                connections.execute(() -> answer(client));
            }
        } catch (IOException closed) {
            connections.shutdown();
        }
    }

    /** The first call of a connection gets a 503 and, unasked, one answer more; every other its own. */
    private static void answer(Socket client) {
        try (client;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("GET")) {
                    String answer = line.contains("twice") ? TROUBLE + ok("another's") : ok("own");
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s".formatted(body.length(), body);
    }
}
