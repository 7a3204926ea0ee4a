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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls through Camel to a real server that has a time of its own. */
final class ProviderDatesTest {
    private static final Logger LOG = LoggerFactory.getLogger(ProviderDatesTest.class);

    private final SettableClock clock = new SettableClock();
    private final ProviderHttp http = new ProviderHttp(List.of(Given.account()), "test", clock);
    private final ProviderDates unit = http.dates();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ServerSocket server;
    private volatile Instant theirs = SettableClock.START;

    ProviderDatesTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket call = server.accept()) {
                BufferedReader request =
                        new BufferedReader(new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
                String line = request.readLine();
                while (!line.isEmpty()) {
                    line = request.readLine();
                }
                String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC));
                call.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .formatted(date)
                                .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException ended) {
                LOG.debug("A call has ended", ended);
            }
        }
    }

    @BeforeEach
    void start() {
        Thread thread = new Thread(this::serve, "dates");
        thread.setDaemon(true);
        thread.start();
        http.configure(context);
        context.start();
    }

    @AfterEach
    void stop() throws IOException {
        context.stop();
        http.close();
        server.close();
    }

    @Test
    void shouldSayHowFarWeAreBefore_onceForEachAnswer() {
        clock.advance(Duration.ofSeconds(90));
        call();
        assertEquals(Map.of("127.0.0.1", Duration.ofSeconds(90)), unit.taken());
        assertEquals(Map.of(), unit.taken());
    }

    @Test
    void shouldBelieveTheNearest_whenASingleAnswerIsOld() {
        theirs = SettableClock.START.minus(Duration.ofDays(1));
        call();
        clock.advance(Duration.ofSeconds(1));
        theirs = SettableClock.START.plusSeconds(3);
        call();
        assertEquals(Map.of("127.0.0.1", Duration.ofSeconds(-2)), unit.taken());
    }

    private void call() {
        String url = "http://127.0.0.1:%d/".formatted(server.getLocalPort());
        context.createProducerTemplate().requestBody(url, null, String.class);
    }
}
