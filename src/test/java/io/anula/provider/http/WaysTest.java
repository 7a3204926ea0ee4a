package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.Account;
import io.anula.testing.FreePort;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through a real proxy, to a server whose certificate Java does not believe. */
final class WaysTest {
    private static final String LOGIN = "Proxy-Authorization: Basic dXM6cGE6c3M="; // us:pa:ss

    private static Certificate certificate;

    private final RawServer provider;
    private final RawServer proxy;
    private int proxySays = 200;
    private @Nullable ProviderHttp unit;
    private final DefaultCamelContext context = new DefaultCamelContext();

    WaysTest() throws Exception {
        provider = new RawServer(
                certificate
                        .context()
                        .getServerSocketFactory()
                        .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                this::provide);
        proxy = RawServer.plain(this::connect);
    }

    @BeforeAll
    static void make(@TempDir Path folder) throws Exception {
        certificate = new Certificate(folder);
    }

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() throws IOException {
        context.stop();
        if (unit != null) {
            unit.close();
        }
        provider.close();
        proxy.close();
    }

    private void provide(Socket client, InputStream in) throws IOException {
        while (provider.read(in)) {
            RawServer.answer(client, 200, "{}");
        }
    }

    /** Lets calls through to wherever they want, or says no; without a tunnel it answers itself. */
    private void connect(Socket client, InputStream in) throws IOException {
        if (!proxy.read(in)) {
            return;
        }
        String first = proxy.requests.get(proxy.requests.size() - 1);
        if (proxySays != 200 || !first.startsWith("CONNECT")) {
            RawServer.answer(client, proxySays, "{}");
            return;
        }
        client.getOutputStream().write("HTTP/1.1 200 yes\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        String host = first.replaceFirst("(?s)CONNECT (\\S+) .*", "$1");
        try (Socket onwards =
                new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(host.replaceAll(".*:", "")))) {
            Thread back = new Thread(() -> pipe(onwards, client));
            back.start();
            in.transferTo(onwards.getOutputStream());
        }
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            Thread.currentThread().interrupt();
        }
    }

    private String url() {
        return "https://localhost:%d/invoice/".formatted(provider.port());
    }

    private Account account(String url, Map<String, String> way) {
        Map<String, String> settings = new HashMap<>(Map.of("lafactura.url", url));
        way.forEach((key, value) -> settings.put("lafactura." + key, value));
        return Given.lafacturaAccount(settings).account();
    }

    private Map<String, String> through(int port) {
        return Map.of(
                "proxy",
                "http://us:pa%3Ass@127.0.0.1:" + port,
                "trust-store",
                certificate.pem().toString());
    }

    private Exchange call(Account account) {
        ProviderHttp made = new ProviderHttp(List.of(account), "test", new SettableClock());
        unit = made;
        made.configure(context);
        return context.createProducerTemplate()
                .request(
                        new Targets()
                                .of(account, account.url(), "DELETE", true, account.responseTimeout())
                                .getUri(),
                        exchange -> {
                            exchange.getMessage().setBody("{}");
                            exchange.getMessage().setHeader(SendDeadline.HEADER, SettableClock.START.toEpochMilli());
                            exchange.getMessage().setHeader(Ways.HEADER, account.toString());
                        });
    }

    @Test
    void shouldGoThroughTheProxyWithItsLogin_andTellTheProviderNothingOfIt() {
        Exchange answered = call(account(url(), through(proxy.port())));
        assertEquals(null, answered.getException());
        assertEquals(1, proxy.requests.size());
        assertTrue(proxy.requests.get(0).startsWith("CONNECT localhost:" + provider.port()), proxy.requests::toString);
        assertTrue(proxy.requests.get(0).contains(LOGIN), proxy.requests::toString);
        assertEquals(1, provider.requests.size());
        for (String secret : List.of("Proxy-", Ways.HEADER, SendDeadline.HEADER)) {
            assertFalse(provider.requests.get(0).contains(secret), provider.requests::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502, 503})
    void shouldNotHaveLeft_whenTheProxyDoesNotLetItThrough(int status) {
        proxySays = status;
        Exception refused = call(account(url(), through(proxy.port()))).getException();
        assertInstanceOf(ConnectionRequestTimeoutException.class, refused);
        assertTrue(refused.toString().contains("HTTP " + status), refused::toString);
        assertFalse(refused.toString().contains("pa:ss"), refused::toString);
        assertEquals(List.of(), provider.requests);
    }

    @Test
    void shouldNotHaveLeft_whenNoProxyIsThere() {
        assertInstanceOf(
                HttpHostConnectException.class,
                call(account(url(), through(FreePort.next()))).getException());
    }

    @Test
    void shouldSayItsLoginToTheProxy_whereThereIsNoTunnel() {
        Exchange answered = call(account(
                "http://provider.invalid/invoice/", Map.of("proxy", "http://us:pa%3Ass@127.0.0.1:" + proxy.port())));
        assertEquals(null, answered.getException());
        assertTrue(
                proxy.requests.get(0).startsWith("DELETE http://provider.invalid/invoice "), proxy.requests::toString);
        assertTrue(proxy.requests.get(0).contains(LOGIN), proxy.requests::toString);
    }

    @Test
    void shouldNotHaveLeft_whenTheCertificateIsNotBelieved() {
        assertInstanceOf(
                SSLHandshakeException.class, call(account(url(), Map.of())).getException());
        assertFalse(provider.requests.toString().contains("DELETE"), provider.requests::toString);
    }

    @ParameterizedTest
    @CsvSource({"ca.pem,''", "ca.p12,changeit"})
    void shouldBelieveTheCertificatesOfItsFile(String name, String password) {
        String file = certificate.pem().resolveSibling(name).toString();
        Exchange answered = call(account(url(), Map.of("trust-store", file, "trust-store-password", password)));
        assertEquals(null, answered.getException());
        assertEquals(1, provider.requests.size());
    }

    @Test
    void shouldAskByTheSameWay() throws IOException {
        Account account = account(url(), through(proxy.port()));
        Question.Reply reply = Question.ask(account, url(), "GET", "{}", Duration.ofSeconds(10));
        assertEquals(200, reply.status());
        assertTrue(proxy.requests.get(0).contains(LOGIN));
        assertTrue(provider.requests.get(0).startsWith("GET /invoice/"));
        proxySays = 407;
        IOException refused = assertThrows(
                IOException.class, () -> Question.ask(account, url(), "GET", "{}", Duration.ofSeconds(10)));
        assertTrue(Objects.requireNonNull(refused.getMessage()).contains("HTTP 407"), refused.getMessage());
    }
}
