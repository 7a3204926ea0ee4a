package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call through Camel to a real server, with a moment by which it must have left. */
final class SendDeadlineTest {
    private final SettableClock clock = new SettableClock();
    private final List<Headers> arrived = Collections.synchronizedList(new ArrayList<>());
    private final ProviderHttp unit = new ProviderHttp(List.of(Given.account()), "test", clock);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final HttpServer server;

    SendDeadlineTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            arrived.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    @BeforeEach
    void start() {
        server.start();
        unit.configure(context);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        unit.close();
        server.stop(0);
    }

    private Exchange call(long leaveBy) {
        String url = "http://127.0.0.1:%d/?httpMethod=DELETE&deleteWithBody=true"
                .formatted(server.getAddress().getPort());
        return context.createProducerTemplate().request(url, exchange -> exchange.getMessage()
                .setHeaders(new java.util.HashMap<>(Map.of(SendDeadline.HEADER, leaveBy, "Authorization", "Basic x"))));
    }

    @Test
    void shouldLeave_whenItIsStillTime_andNotSayUntilWhen() {
        Exchange exchange = call(SettableClock.START.toEpochMilli());
        assertEquals(null, exchange.getException());
        assertEquals(1, arrived.size());
        assertFalse(arrived.get(0).containsKey(SendDeadline.HEADER));
    }

    @Test
    void shouldNotLeave_whenItIsATickTooLate() {
        clock.set(SettableClock.START.plusMillis(1));
        Exchange exchange = call(SettableClock.START.toEpochMilli());
        assertInstanceOf(ConnectionRequestTimeoutException.class, exchange.getException());
        assertEquals(List.of(), arrived);
    }
}
