package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The console while no user is set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenConsoleTest {
    private ConsoleService service;

    @BeforeAll
    void start(@TempDir Path home) {
        service = new ConsoleService(home);
    }

    @AfterAll
    void end() {
        service.close();
    }

    private String statusLine(String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port)) {
            String request = "GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return all.split("\r\n", 2)[0];
        }
    }

    @Test
    void shouldLetThisMachineIn() {
        assertTrue(service.browser().page("/").contains("only this machine gets in"));
    }

    @Test
    void shouldLetNobodyElseIn() throws IOException {
        assertEquals(
                403,
                service.browser()
                        .with("X-Forwarded-For", "203.0.113.9")
                        .get("/")
                        .statusCode());
        assertTrue(statusLine("evil.example").contains("403"));
        assertTrue(statusLine("127.0.0.1:" + service.port).contains("200"));
    }

    @Test
    void shouldAskForAName_andRecordIt() {
        String id = service.sent("fc-open-1", "Error");
        Browser browser = service.browser();
        browser.page("/cancellations/" + id);
        String hold = "/cancellations/" + id + "/hold";
        assertEquals(422, browser.post(hold, Map.of("reason", "why")).statusCode());
        assertEquals(
                303,
                browser.post(hold, Map.of("reason", "why", "who", "Ana María")).statusCode());
        assertEquals(
                "console (Ana María): why", service.life(id).path("message").asText());
        assertTrue(browser.page("/cancellations/" + id).contains("value=\"Ana María\""));
    }

    @Test
    void shouldWantTheTokenHereToo() {
        String id = service.sent("fc-open-2", "Error");
        HttpResponse<String> refused =
                service.browser().postBare("/cancellations/" + id + "/hold", Map.of("reason", "why", "who", "Ana"));
        assertEquals(403, refused.statusCode());
        assertFalse(refused.body().isEmpty());
        assertEquals("SENT", service.state(id));
    }
}
