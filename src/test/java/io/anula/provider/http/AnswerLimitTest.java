package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider may answer has a length: bodies after unpacking, lines of the head, the head. */
final class AnswerLimitTest {
    private static final int MOST = 2 << 20;

    /** Each connection carries one answer: a further call must not meet one that this server is about to close. */
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private RawServer server;
    private ProviderHttp unit;

    @BeforeEach
    void start() throws IOException {
        server = RawServer.plain((client, in) -> {
            if (server.read(in)) {
                String path = server.requests.get(server.requests.size() - 1).split("[ /?]+")[1];
                serve(path, client.getOutputStream());
            }
        });
        unit = new ProviderHttp(List.of(Given.account()), "test", new SettableClock());
        unit.configure(context);
        context.start();
    }

    @AfterEach
    void end() throws IOException {
        context.stop();
        unit.close();
        server.close();
    }

    private static void serve(String path, OutputStream out) throws IOException {
        switch (path) {
            case "most" -> plain(out, MOST);
            case "more" -> plain(out, MOST + 1);
            case "much" -> plain(out, 300 << 20);
            case "endless" -> {
                write(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
                while (true) {
                    write(out, "400\r\n" + "x".repeat(1024) + "\r\n");
                }
            }
            case "packed" -> packed(out, MOST);
            case "bomb" -> packed(out, 200 << 20);
            case "line" -> {
                write(out, "HTTP/1.1 200 OK\r\nX-Line: ");
                while (true) {
                    write(out, "y".repeat(1024));
                }
            }
            case "lines" -> {
                write(out, OK);
                while (true) {
                    write(out, "X-Another: z\r\n");
                }
            }
            default -> throw new IllegalArgumentException(path);
        }
        out.flush();
    }

    private static void plain(OutputStream out, int length) throws IOException {
        write(out, OK + "Content-Length: " + length + "\r\n\r\n");
        byte[] block = new byte[1 << 16];
        for (int left = length; left > 0; left -= block.length) {
            out.write(block, 0, Math.min(left, block.length));
        }
    }

    private static void packed(OutputStream out, int length) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] block = new byte[1 << 16];
            for (int left = length; left > 0; left -= block.length) {
                gzip.write(block, 0, Math.min(left, block.length));
            }
        }
        write(out, OK + "Content-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
        out.write(packed.toByteArray());
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Exchange called(String path) {
        String url = "http://127.0.0.1:%d/%s?throwExceptionOnFailure=false&responseTimeout=20000"
                .formatted(server.port(), path);
        return context.createProducerTemplate().request(url, exchange -> exchange.getIn()
                .setHeader(Ways.HEADER, Given.account().toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"most", "packed"})
    void shouldReadABodyOfTheLongestLength(String path) {
        Exchange answered = called(path);
        assertNull(answered.getException());
        assertEquals(MOST, answered.getMessage().getBody(byte[].class).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"more", "much", "endless", "bomb"})
    void shouldEndTheCall_whenTheBodyIsLonger(String path) {
        assertInstanceOf(AnswerTooLongException.class, called(path).getException());
        assertNull(called("most").getException(), "the next call has a connection of its own");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line", "lines"})
    void shouldEndTheCall_whenTheHeadDoesNotEnd(String path) {
        assertInstanceOf(AnswerTooLongException.class, called(path).getException());
        assertNull(called("most").getException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"more", "bomb", "line", "lines"})
    void shouldHoldForTheQuestionsOfCheck(String path) {
        String url = "http://127.0.0.1:%d/%s".formatted(server.port(), path);
        assertThrows(IOException.class, () -> Question.ask(Given.account(), url, "GET", "", Duration.ofSeconds(20)));
    }

    @Test
    void shouldWaitAQuarterOfAnHourAtTheMost_whateverAProviderAsksFor() {
        assertEquals(Duration.ofSeconds(7), asked("7"));
        assertEquals(Duration.ofMinutes(15), asked("999999"));
        assertEquals(Duration.ofMinutes(15), asked("9".repeat(400)));
        assertNull(asked("soon"));
    }

    private Duration asked(String seconds) {
        Exchange exchange = context.getEndpoint("direct:x").createExchange();
        Map.of("CamelHttpResponseCode", 429, "Retry-After", seconds)
                .forEach((name, value) -> exchange.setVariable("header:reply." + name, value));
        return new ReplyReader().answer(exchange).retryAfter();
    }
}
