package io.anula.provider.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.RawServer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.core5.http.NameValuePair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What passes is copied as it passes, and nothing of ours leaves. */
final class CallRecorderTest {
    private final List<RecordedCall> recorded = new CopyOnWriteArrayList<>();

    @SuppressWarnings("try") // closing a context may be interrupted
    private Exchange call(String url, boolean labelled) throws Exception {
        try (CamelContext camel = new DefaultCamelContext();
                ProviderHttp unit = new ProviderHttp(List.of(Given.account()), "1", Clock.systemUTC())) {
            unit.configure(camel);
            unit.recordTo(recorded::add);
            camel.start();
            return camel.createProducerTemplate()
                    .request(url + "?httpMethod=DELETE&deleteWithBody=true&throwExceptionOnFailure=false", exchange -> {
                        exchange.getMessage().setBody("{\"año\":1}".getBytes(StandardCharsets.UTF_8));
                        exchange.getMessage().setHeader("Authorization", "Basic eDp5");
                        if (labelled) {
                            CallLabel label = CallLabel.of("submit", Given.in(State.SENDING));
                            OutboundHeaders.seal(exchange.getMessage(), Given.account(), label, null);
                        }
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 5\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"})
    void shouldCopyTheCall_andSendNoLabel(String rest) throws Exception {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nX-One: 1\r\nConnection: close\r\n" + rest)) {
            Exchange done = call(server.url("/a%20b"), true);
            assertEquals("hello", done.getMessage().getBody(String.class));
            RawServer.Arrived arrived = server.arrived().get(0);
            assertEquals("{\"año\":1}", arrived.body());
            assertTrue(
                    arrived.headers().keySet().stream().noneMatch(name -> name.startsWith("anula")), arrived::toString);
            assertEquals(1, recorded.size());
            RecordedCall call = recorded.get(0);
            assertEquals(arrived.line(), call.line());
            assertEquals(arrived.body(), new String(call.body(), StandardCharsets.UTF_8));
            assertEquals(
                    arrived.headers().keySet().stream().sorted().toList(),
                    call.headers().stream()
                            .map(NameValuePair::getName)
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .sorted()
                            .toList());
            RecordedCall.Answer answer = Objects.requireNonNull(call.answer());
            assertEquals("hello", new String(answer.body(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 200 OK", answer.line());
            assertEquals("fc-1", call.label().invoice());
            assertEquals(Given.BORN, call.label().createdAt());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhal"})
    void shouldKeepWhatThereWas_whenTheAnswerIsCutOff(String answer) throws Exception {
        try (RawServer server = new RawServer(answer)) {
            call(server.url("/"), true);
            assertEquals(1, recorded.size());
            assertNotNull(recorded.get(0).failure());
        }
    }

    @Test
    void shouldRecordNothing_withoutALabel() throws Exception {
        try (RawServer server = new RawServer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            call(server.url("/"), false);
            assertEquals(List.of(), recorded);
        }
    }

    @Test
    void shouldRecordNothing_whenNothingLeft() throws Exception {
        call("http://127.0.0.1:1/", true);
        assertEquals(List.of(), recorded);
    }
}
