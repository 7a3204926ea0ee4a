package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.provider.http.DocumentDownload.Limits;
import io.anula.testing.Given;
import io.anula.testing.RawServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An address in an answer may be anything: what may be asked, and how much of an answer is taken. */
final class DocumentDownloadTest {
    private static final Limits LIMITS = new Limits(1_000, Duration.ofSeconds(20));
    private static final String ZIP =
            "HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: 4\r\n\r\nPK12";

    private final ByteArrayOutputStream into = new ByteArrayOutputStream();

    private DocumentDownload.Fetched fetch(String address, Limits limits, DocumentHosts hosts) throws IOException {
        try (DocumentDownload unit = new DocumentDownload(List.of(Given.account()), "1", 1, hosts::allowPrivate)) {
            return unit.fetch(Given.account(), URI.create(address), hosts, limits, into);
        }
    }

    private String refusal(String address, DocumentHosts hosts) {
        return String.valueOf(assertThrows(DocumentRefusedException.class, () -> fetch(address, LIMITS, hosts))
                .getMessage());
    }

    private static DocumentHosts allowed(String url) {
        return DocumentHosts.of(Set.of(url.substring(0, url.indexOf('/', "http://".length()))), true);
    }

    @Test
    void shouldFetch_withoutLogin() throws IOException {
        try (RawServer server = new RawServer(ZIP)) {
            String url = server.url("/good/nc-1.zip");
            assertEquals(4, fetch(url, LIMITS, allowed(url)).size());
            assertEquals("PK12", into.toString(StandardCharsets.UTF_8));
            RawServer.Arrived arrived = server.arrived().get(0);
            assertEquals("GET /good/nc-1.zip HTTP/1.1", arrived.line());
            assertFalse(arrived.headers().containsKey("authorization"));
            assertFalse(arrived.headers().containsKey("anula-account"), arrived::toString);
        }
    }

    @Test
    void shouldAskNobody_whenTheHostIsNotAllowed() throws IOException {
        try (RawServer server = new RawServer(ZIP)) {
            String url = server.url("/good/nc-1.zip");
            assertTrue(refusal(url, DocumentHosts.of(Set.of("secure.example.com"), true))
                    .contains("is not one of lafactura.evidence.hosts"));
            assertTrue(refusal(url, DocumentHosts.of(Set.of("http://127.0.0.1:1", "127.0.0.1"), true))
                    .contains("is not one of lafactura.evidence.hosts"));
            assertEquals(List.of(), server.arrived());
        }
    }

    @Test
    void shouldAskNobody_whenTheAddressIsPrivate() throws IOException {
        try (RawServer server = new RawServer(ZIP)) {
            String url = server.url("/good/nc-1.zip");
            String place = url.substring(0, url.indexOf('/', "http://".length()));
            assertTrue(refusal(url, DocumentHosts.of(Set.of(place), false)).contains("private"));
            assertTrue(refusal(
                            url.replace("127.0.0.1", "localhost"),
                            DocumentHosts.of(Set.of(place.replace("127.0.0.1", "localhost")), false))
                    .contains("private"));
            assertEquals(List.of(), server.arrived());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "198.18.0.1",
                "255.255.255.255",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "::"
            })
    void shouldKnowPrivateAddresses(String address) throws UnknownHostException {
        assertTrue(PublicAddresses.isPrivate(InetAddress.getByName(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2a00:1450:4001::1", "192.1.0.1"})
    void shouldKnowPublicAddresses(String address) throws UnknownHostException {
        assertFalse(PublicAddresses.isPrivate(InetAddress.getByName(address)));
    }

    @Test
    void shouldResolveTheNameOnce_soThatItCannotMeanAnotherAddressLater() throws IOException {
        AtomicLong asked = new AtomicLong();
        PublicAddresses unit = new PublicAddresses(
                new DnsResolver() {
                    @Override
                    public InetAddress[] resolve(String host) throws UnknownHostException {
                        boolean first = asked.incrementAndGet() == 1;
                        return InetAddress.getAllByName(first ? "8.8.8.8" : "127.0.0.1");
                    }

                    @Override
                    public String resolveCanonicalHostname(String host) {
                        return host;
                    }
                },
                host -> false);
        assertEquals("8.8.8.8", unit.resolve("rebinding.example")[0].getHostAddress());
        assertThrows(UnknownHostException.class, () -> unit.resolve("rebinding.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://169.254.169.254/latest, lafactura.evidence.hosts",
        "https://elsewhere.example/x.zip, lafactura.evidence.hosts"
    })
    void shouldFollowNoRedirect_toAnotherHost(String location, String says) throws IOException {
        try (RawServer server =
                new RawServer("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n")) {
            String url = server.url("/good/nc-1.zip");
            assertTrue(refusal(url, allowed(url)).contains(says));
            assertEquals(1, server.arrived().size());
        }
    }

    @Test
    void shouldEnd_whenRedirectsDoNot() throws IOException {
        try (RawServer server = new RawServer(
                "HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            String url = server.url("/good/nc-1.zip");
            assertTrue(refusal(url, allowed(url)).contains("redirects"));
            assertEquals(4, server.arrived().size());
        }
    }

    @Test
    void shouldReadNothing_whenTheAnswerPromisesTooMuch() throws IOException {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\nPK")) {
            String url = server.url("/good/nc-1.zip");
            assertTrue(refusal(url, allowed(url)).contains("evidence.max-size"));
            assertEquals(0, into.size());
        }
    }

    @Test
    void shouldStopAtTheLimit_whenTheAnswerHasNoEnd() throws IOException {
        try (Endless server = new Endless(0)) {
            assertTrue(refusal(server.url(), allowed(server.url())).contains("evidence.max-size"));
            assertTrue(into.size() <= LIMITS.bytes());
            assertTrue(server.sent.get() < 50_000_000, "the rest is not read");
        }
    }

    @Test
    void shouldStopInTime_whenTheAnswerTricklesIn() throws IOException {
        try (Endless server = new Endless(20)) {
            Limits brief = new Limits(1 << 20, Duration.ofMillis(700));
            IOException failure =
                    assertThrows(IOException.class, () -> fetch(server.url(), brief, allowed(server.url())));
            assertTrue(String.valueOf(failure.getMessage()).contains("evidence.max-time"), failure::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nPK12",
                "HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nPK12"
            })
    void shouldBeTriedAgain_whenTheDocumentIsNotThereNow(String answer) throws IOException {
        try (RawServer server = new RawServer(answer)) {
            String url = server.url("/good/nc-1.zip");
            IOException failure = assertThrows(IOException.class, () -> fetch(url, LIMITS, allowed(url)));
            assertFalse(failure instanceof DocumentRefusedException, failure::toString);
        }
    }

    /** A server whose answer never ends. */
    private static final class Endless implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final AtomicLong sent = new AtomicLong();

        /** @param everyMillis one byte each time; 0 for as fast as it is taken */
        Endless(int everyMillis) throws IOException {
            Thread thread = new Thread(() -> serve(everyMillis), "endless");
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:%d/x.zip".formatted(socket.getLocalPort());
        }

        private void serve(int everyMillis) {
            try (Socket client = socket.accept();
                    OutputStream out = client.getOutputStream()) {
                client.getInputStream().read();
                out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nPK".getBytes(StandardCharsets.UTF_8));
                byte[] piece = new byte[everyMillis == 0 ? 8_192 : 1];
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(piece);
                    out.flush();
                    sent.addAndGet(piece.length);
                    LockSupport.parkNanos(everyMillis * 1_000_000L);
                }
            } catch (IOException gone) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
