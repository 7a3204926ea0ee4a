package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpTest {
    private final Simulator simulator = Simulator.start(Calls.options().build());

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void shouldKeepTheConnection_whenRequestsFollowEachOther() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            for (int i = 0; i < 100; i++) {
                assertEquals(
                        200,
                        wire.exchange("DELETE", Calls.INVOICE, Calls.deletion("fc-" + i))
                                .bodyCode());
            }
            wire.send("GET", "/stats", "Connection: close\r\n", "");
            assertTrue(wire.answer().head().contains("Connection: close"));
            assertEquals(-1, wire.read());
        }
    }

    @Test
    void shouldAnswerBoth_whenTwoRequestsComeAtOnce() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            wire.write("GET /stats HTTP/1.1\r\n\r\nGET /none HTTP/1.1\r\n\r\n");
            assertEquals(200, wire.answer().status());
            assertEquals(404, wire.answer().status());
        }
    }

    @Test
    void shouldReadChunks_whenTheBodyIsChunked() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            wire.write("PUT /faults HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
            wire.write("7;x=y\r\n{\"503\":\r\n2\r\n1}\r\n0\r\nTrailer: x\r\n\r\n");
            assertTrue(wire.answer().body().contains("\"503\":1.0"));
            assertEquals(200, wire.exchange("GET", "/stats", "").status());
        }
    }

    @Test
    void shouldInviteTheBody_whenTheClientWaitsForIt() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            wire.write("PUT /faults HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", wire.head());
            wire.write("{}");
            assertEquals(200, wire.answer().status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/2.0\r\n\r\n",
                "GET stats HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nName : x\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n"
            })
    void shouldSay400AndClose_whenTheRequestIsMalformed(String request) throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            wire.write(request);
            assertEquals(400, wire.answer().status());
            assertEquals(-1, wire.read());
        }
    }

    @Test
    void shouldSay413_whenTheBodyIsTooLarge() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            wire.write("GET / HTTP/1.1\r\nContent-Length: " + (RequestBody.LARGEST + 1) + "\r\n\r\n");
            assertEquals(413, wire.answer().status());
        }
    }

    @Test
    void shouldSay431_whenALineIsTooLong() throws IOException {
        try (Wire wire = new Wire(simulator.port())) {
            wire.write("GET /" + "x".repeat(20_000));
            assertEquals(431, wire.answer().status());
        }
    }

    @Test
    void shouldUnderstandTheJdkClient_whenItSendsABodyWithGet() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.laFacturaUrl() + "/invoice/"))
                .header("Authorization", "Basic ZGVtbzpkZW1v")
                .method("GET", HttpRequest.BodyPublishers.ofString(Calls.verification("fc-1")))
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("Factura"));
    }

    @Test
    void shouldNotStart_whenThePortIsTaken() {
        SimulatorOptions options = Calls.options().port(simulator.port()).build();
        UncheckedIOException taken = assertThrows(UncheckedIOException.class, () -> Simulator.start(options));
        assertTrue(("" + taken.getMessage()).contains(Integer.toString(simulator.port())));
    }
}
