package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.State;
import io.anula.config.live.LiveState;
import io.anula.io.Json;
import io.anula.testing.RawServer;
import io.anula.testing.RawServer.Arrived;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of Camel as its manual shows them, in the operator's places around a call. */
final class OperatorStepsTest {
    private static final String ORDER = "src/main/resources/samples/4-calipso-new.json";
    private static final String ACCEPTED = "{\"Resultado\":\"A\",\"CAE\":\"70417054367476\",\"CbteDesde\":17}";
    private static final String BEFORE = "        - log:\n            id: calipso-request-log";
    private static final String AFTER = "        - log:\n            id: calipso-answer-log";

    @TempDir
    private Path folder = Path.of("");

    private static String answer(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    private static LiveState add(LiveHome home, String before, String steps) throws IOException {
        home.save("calipso", home.read("calipso").replace(before, steps.indent(8) + before));
        return home.awaitVersionAfter(home.state().version());
    }

    private static void order(LiveHome home) throws IOException {
        home.drop("order.json", Files.readString(Path.of(ORDER)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"e\":%s}  | - unmarshal: {json: {}}, - setBody: {simple: '${body[e]}'}",
                "{\"e\":%s}  | - setBody: {jsonpath: $.e}",
                "{\"e\":[%s]}| - setBody: {jsonpath: '$.e[0]'}, - marshal: {json: {}}",
                "%s          | - unmarshal: {json: {}}",
                "<e><r>%s</r></e> | - setBody: {xpath: {expression: /e/r/text(), resultType: java.lang.String}}"
            })
    void shouldJudgeWhatTheyReadOfTheAnswer(String envelope, String steps) throws IOException {
        String came = envelope.formatted(ACCEPTED);
        try (RawServer provider = new RawServer(answer(came));
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            add(home, AFTER, steps.replace(", -", "\n-"));
            order(home);
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.lastHistory()
                    .filter(row -> row.state() == State.ACCEPTED)
                    .isPresent());
            assertEquals(came, home.lastHistory().orElseThrow().content());
        }
    }

    @Test
    void shouldSendTheDocumentDigitByDigit_whenItWasReadAsJson() throws IOException {
        try (RawServer provider = new RawServer(answer(ACCEPTED));
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            add(home, BEFORE, "- unmarshal: {json: {}}\n");
            order(home);
            Awaitility.await().atMost(LiveHome.SOON).until(() -> !provider.arrived()
                    .isEmpty());
            String sent = provider.arrived().get(0).body();
            assertEquals(Json.own(Files.readString(Path.of(ORDER))), Json.own(sent));
            assertTrue(sent.contains("284.20"), sent);
        }
    }

    @Test
    void shouldLeaveACopyInAFile_andAHeaderAndAQueryInTheCall(@TempDir Path copies) throws IOException {
        try (RawServer provider = new RawServer(answer(ACCEPTED));
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            add(home, BEFORE, """
                    - setHeader:
                        name: X-Own
                        constant: mine
                    - setHeader:
                        name: CamelHttpQuery
                        constant: shop=7
                    - wireTap:
                        uri: file:%s?fileName=${exchangeId}.json
                    """.formatted(copies));
            order(home);
            Awaitility.await().atMost(LiveHome.SOON).until(() -> !provider.arrived()
                    .isEmpty());
            Arrived sent = provider.arrived().get(0);
            assertEquals("POST /erp?shop=7 HTTP/1.1", sent.line());
            assertEquals("mine", sent.headers().get("x-own"));
            Awaitility.await()
                    .atMost(LiveHome.SOON)
                    .untilAsserted(() -> assertEquals(List.of(sent.body()), read(copies)));
        }
    }

    private static List<String> read(Path copies) throws IOException {
        try (var files = Files.list(copies)) {
            return files.map(OperatorStepsTest::content).toList();
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
