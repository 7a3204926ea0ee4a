package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.engine.operator.OperatorDecision;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.io.Json;
import io.anula.simulator.Fault;
import io.anula.testing.Resources;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What providers answer, from the wire to the end that it proves. */
final class AnswersJourneyTest {
    private static final String FATAL = "<b>Fatal error</b>: período cerrado in /srv/ws.php on line 88";
    private static final String GRANTED = "{\"CAE\":\"70417054367476\",\"CbteDesde\":17,\"Resultado\":\"A\"}";

    private static String request(String invoice) {
        return "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}".formatted(invoice);
    }

    private static String order(int number) {
        return Resources.sample("calipso-new.json")
                .replace("\"ordenid\": 1204", "\"ordenid\": " + number)
                .replaceAll("\\n\\s*", "");
    }

    /** An ERP: orders above 9000 make PHP fail, in the encoding of its machine and with HTTP 200; others are granted. */
    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean fails = Json.own(body).path("ordenid").asInt() > 9_000;
        byte[] answer = fails ? FATAL.getBytes(StandardCharsets.ISO_8859_1) : GRANTED.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", fails ? "text/html; charset=iso-8859-1" : "application/json");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void shouldGoToAPersonWithTheAnswerAsItCame_andStopNoOther(@TempDir Path home) throws IOException {
        HttpServer erp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        erp.setExecutor(Executors.newCachedThreadPool());
        erp.createContext("/", AnswersJourneyTest::answer);
        erp.start();
        String url = "http://127.0.0.1:" + erp.getAddress().getPort() + "/";
        try (Journey journey = new Journey(home, Map.of("CALIPSO_URL", url))) {
            journey.drop(
                    "bad.jsonl",
                    IntStream.range(9_001, 9_041)
                            .mapToObj(AnswersJourneyTest::order)
                            .toList());
            Map<String, Cancellation> lives = journey.atRest(40);
            for (Cancellation life : lives.values()) {
                assertEquals(State.HELD, life.state(), life.toString());
                assertTrue(Objects.requireNonNull(life.message()).contains("período cerrado"), life.message());
                assertEquals(FATAL, journey.answer(life));
            }
            journey.drop("good.jsonl", List.of(order(1)));
            assertEquals(
                    State.ACCEPTED,
                    Objects.requireNonNull(journey.atRest(41).get("1")).state());
            assertTrue(journey.alarms().isEmpty(), journey.alarms()::toString);
        } finally {
            erp.stop(0);
        }
    }

    @Test
    void shouldTakeOnlyTheRightNote_whenAPersonNamesOne(@TempDir Path home) throws IOException {
        try (Journey journey = new Journey(home, Map.of())) {
            journey.simulator.scriptCancels("fc-held", Fault.RESET_AFTER);
            journey.drop("two.jsonl", List.of(request("fc-held"), request("fc-other")));
            Map<String, Cancellation> lives = journey.atRest(2);
            Cancellation held = Objects.requireNonNull(lives.get("fc-held"));
            String first = Objects.requireNonNull(held.message());
            String others = journey.simulator.newestNote("fc-other");

            Cancellation wrong = resolved(journey, held, others);
            assertEquals(State.HELD, wrong.state());
            assertTrue(Objects.requireNonNull(wrong.message()).contains("another invoice, fc-other"), wrong.message());
            assertEquals(first, wrong.cause());
            assertNull(wrong.note());

            Cancellation none = resolved(journey, held, "nc-no-such-note");
            assertEquals(State.HELD, none.state());
            assertTrue(Objects.requireNonNull(none.message()).contains("not known"), none.message());

            Cancellation right = resolved(journey, held, journey.simulator.newestNote("fc-held"));
            assertEquals(State.ACCEPTED, right.state());
            assertNull(right.noteBy());
        }
    }

    private static Cancellation resolved(Journey journey, Cancellation about, @Nullable String note) {
        journey.desk().decide(about.id(), new OperatorDecision(Verb.RESOLVE, "maria", "seen", note));
        return Objects.requireNonNull(journey.atRest(2).get(about.key().invoice()));
    }
}
