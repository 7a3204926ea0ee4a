package io.anula.web.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.InProcess;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
import io.anula.testing.Resources;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Settings for answers are tried on the page, and are written when they were. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // made before the first test
final class AnswersPageTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PAGE = "/answers/calipso";
    private static final String ACCEPTED = "calipso.answer.accepted";

    private final Simulator simulator =
            Simulator.start(SimulatorOptions.builder().build());
    private final int port = FreePort.next();
    private final Browser browser = new Browser(port);
    private Path settings;
    private InProcess service;

    @BeforeAll
    void start(@TempDir Path home) throws IOException {
        for (Path from : List.of(Path.of("config"), Path.of("routes"))) {
            Files.createDirectories(home.resolve(from));
            try (Stream<Path> files = Files.list(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        settings = home.resolve("config").resolve("application.properties");
        service = InProcess.editable(
                home,
                Map.of("HTTP_PORT", Integer.toString(port), "CALIPSO_URL", simulator.calipsoUrl()),
                Clock.systemUTC());
        Path inbox = home.resolve("inbox");
        Files.writeString(home.resolve("credit.json"), Resources.sample("calipso-legacy.json"));
        Files.move(home.resolve("credit.json"), inbox.resolve("credit.json"));
        await().atMost(SOON).until(() -> browser.page("/cancellations").contains("state-ACCEPTED"));
    }

    @AfterAll
    void end() {
        service.close();
        simulator.close();
    }

    private HttpResponse<String> sent(String action, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("do", action);
        all.putIfAbsent("status", "200");
        return browser.post(PAGE, all);
    }

    @Test
    @Order(1)
    void shouldShowTheSettingsOfToday_andBeFoundFromTheConfiguration() {
        assertTrue(browser.page("/config").contains("href=\"/answers/calipso\""));
        String page = browser.page(PAGE);
        assertTrue(page.contains("name=\"calipso.answer.accepted\" value=\"A\""), page);
        assertFalse(page.contains("value=\"write\""), "nothing was tried yet");
        assertEquals(404, browser.get("/answers/lafactura").statusCode());
    }

    @Test
    @Order(2)
    void shouldNameWhatAChangedValueWouldChange() {
        String page = sent("try", Map.of(ACCEPTED, "Z")).body();
        assertTrue(page.contains("Answers: 1. The values above change 1 of them"), page);
        assertTrue(page.contains("<strong>In doubt"), page);
        assertTrue(page.contains("value=\"write\""), page);
        String same = sent("try", Map.of()).body();
        assertTrue(same.contains("change 0 of them"), same);
        assertFalse(same.contains("value=\"write\""), "there is nothing to write");
    }

    @Test
    @Order(3)
    void shouldJudgeAPastedAnswerByBoth() {
        String page = sent("try", Map.of(ACCEPTED, "Z", "authorised", "yes", "answer", "{\"Resultado\":\"<A>\"}"))
                .body();
        assertTrue(page.contains("By the settings of today: In doubt"), page);
        assertTrue(page.contains("By the values above: In doubt"), page);
        assertFalse(page.contains("<A>"), "an answer is no HTML");
    }

    @Test
    @Order(4)
    void shouldRefuseAWrongValue() {
        HttpResponse<String> wrong = sent("try", Map.of("calipso.answer.proof", "hope"));
        assertEquals(422, wrong.statusCode());
        assertTrue(wrong.body().contains("calipso.answer.proof"), wrong.body());
    }

    @Test
    @Order(5)
    void shouldWriteNothing_thatWasNotTriedOrHasNoToken() throws IOException {
        String before = Files.readString(settings);
        assertEquals(422, sent("write", Map.of(ACCEPTED, "Y")).statusCode());
        sent("try", Map.of(ACCEPTED, "Z"));
        assertEquals(422, sent("write", Map.of(ACCEPTED, "Y")).statusCode());
        String older = sent("try", Map.of(ACCEPTED, "Y", "before", "01M7WD7TG0ZK0KXAJZTXKQGZWR"))
                .body();
        assertFalse(older.contains("value=\"write\""), "the newer ones were not tried with these values");
        assertEquals(422, sent("write", Map.of(ACCEPTED, "Y")).statusCode());
        Map<String, String> bare = Map.of("do", "write", ACCEPTED, "Z", "status", "200");
        assertEquals(403, browser.postBare(PAGE, bare).statusCode());
        assertEquals(before, Files.readString(settings));
    }

    @Test
    @Order(6)
    void shouldWriteWhatWasTried_andItCountsAsAnEdit() throws IOException {
        List<String> before = Files.readAllLines(settings);
        sent("try", Map.of(ACCEPTED, "A,Lista"));
        HttpResponse<String> written = sent("write", Map.of(ACCEPTED, "A,Lista"));
        assertEquals(303, written.statusCode(), written.body());
        assertTrue(browser.page(Browser.location(written)).contains("id=\"written\""));
        List<String> expected = before.stream()
                .map(line -> line.startsWith(ACCEPTED + " ") ? ACCEPTED + " = A,Lista" : line)
                .toList();
        assertEquals(expected, Files.readAllLines(settings));
        await().atMost(SOON).until(() -> browser.page("/config?part=version").contains("Configuration version 2</a>"));
    }
}
