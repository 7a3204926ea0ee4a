package io.anula.observe;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Health and metrics of a service that has worked, asked for over HTTP, and what is shipped to look at them. */
@SuppressWarnings("NullAway.Init") // set by work()
final class ObserveTest {
    private static final Path SHIPPED = Path.of("src", "main", "dist", "observe");
    private static final Pattern METRIC = Pattern.compile("\\b(anula|jvm|process)_[a-z_]+");
    private static final String REQUEST =
            "{\"provider\":\"lafactura\",\"tascode\":\"fc-seen-1\",\"description\":\"Prueba\"}";
    private static final int PORT = Web.freePort();

    private static Simulator simulator;
    private static InProcess service;

    @BeforeAll
    static void work(@TempDir Path home) throws IOException {
        simulator = Simulator.start(SimulatorOptions.builder().build());
        Path inbox = Files.createDirectories(home.resolve("inbox"));
        Files.writeString(inbox.resolve("one.json"), REQUEST);
        service = InProcess.running(
                home,
                Map.of(
                        "HTTP_PORT", Integer.toString(PORT),
                        "LAFACTURA_URL", simulator.laFacturaUrl(),
                        "POLL_FIRST_DELAY", "50ms",
                        "INBOX_SETTLE", "50ms",
                        "NODE_NAME", "north",
                        "WATCH_MIN_FREE", "0",
                        "WATCH_EVERY", "100ms"),
                Clock.systemUTC());
        await().atMost(Duration.ofSeconds(60)).until(() -> scrape().contains(
                        "anula_cancellations{account=\"default\",provider=\"lafactura\",state=\"accepted\"} 1"));
    }

    @AfterAll
    static void end() {
        service.close();
        simulator.close();
    }

    @Test
    void shouldTellWhatHasHappened() throws IOException {
        String scrape = scrape();
        String account = "{account=\"default\",";
        for (String line : List.of(
                "anula_outcomes_total" + account + "outcome=\"created\",provider=\"lafactura\"} 1",
                "anula_outcomes_total" + account + "outcome=\"accepted\",provider=\"lafactura\"} 1",
                "anula_calls_seconds_count" + account + "kind=\"submit\",provider=\"lafactura\",result=\"answered\"} 1",
                "anula_build_info{node=\"north\",version=",
                "anula_queue{queue=\"call\"} 0")) {
            assertTrue(scrape.contains(line), () -> line + " is not in:\n" + scrape);
        }
    }

    @Test
    void shouldLive_andBeReady_untilAnAlarmStopsWork() throws IOException {
        Alarms alarms = service.part("alarms", Alarms.class);
        assertEquals(200, Web.get(PORT, "/observe/health/live").statusCode());
        assertEquals(200, Web.get(PORT, "/observe/health/ready").statusCode());
        alarms.raise("a-test-goes-on", Effect.WORK_GOES_ON, "told / dicho: \"C:\\x\" €");
        assertEquals(200, Web.get(PORT, "/observe/health/ready").statusCode());
        assertHealthSays("a-test-goes-on", "told / dicho: \"C:\\x\" €");
        alarms.clear("a-test-goes-on");
        alarms.raise("a-test", Effect.STOPS_WORK, "told / dicho");
        assertEquals(503, Web.get(PORT, "/observe/health/ready").statusCode());
        assertEquals(200, Web.get(PORT, "/observe/health/live").statusCode());
        assertTrue(scrape().contains("anula_alarm{alarm=\"a-test\",effect=\"stops-work\"} 1"));
        alarms.clear("a-test");
        assertEquals(200, Web.get(PORT, "/observe/health/ready").statusCode());
    }

    /** What is read of the JSON is what was said, letter by letter. */
    private static void assertHealthSays(String check, String said) throws IOException {
        JsonNode health = Json.mapper()
                .readTree(Web.get(PORT, "/observe/health?data=true").body());
        JsonNode found = StreamSupport.stream(health.path("checks").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(check + " is not in " + health));
        assertEquals(said, found.path("data").path("message").asText());
        assertTrue(found.path("message").asText().endsWith(": " + said), found::toString);
    }

    @Test
    void shouldHaveEveryMetric_thatTheDashboardShows() throws IOException {
        JsonNode dashboard =
                Json.mapper().readTree(SHIPPED.resolve("grafana-dashboard.json").toFile());
        assertTrue(dashboard.path("panels").size() > 5);
        TreeSet<String> named = new TreeSet<>();
        dashboard.path("panels").forEach(panel -> panel.path("targets")
                .forEach(target -> collect(named, target.path("expr").asText())));
        assertTrue(named.contains("anula_cancellations"), named::toString);
        assertScraped(named);
    }

    @Test
    void shouldHaveEveryMetric_thatTheRulesName() throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> rules =
                new Yaml().load(Files.readString(SHIPPED.resolve("prometheus-alerts.yaml")));
        TreeSet<String> named = new TreeSet<>();
        for (Map<String, Object> rule : Objects.requireNonNull(
                Objects.requireNonNull(rules.get("groups")).get(0).get("rules"))) {
            assertTrue(rule.keySet().containsAll(List.of("alert", "expr", "labels", "annotations")), rule::toString);
            collect(named, Objects.requireNonNull(rule.get("expr")).toString());
        }
        assertTrue(named.contains("anula_watchdog_look_age_seconds"), named::toString);
        assertScraped(named);
    }

    private static void collect(Set<String> names, String expression) {
        Matcher matcher = METRIC.matcher(expression);
        while (matcher.find()) {
            names.add(matcher.group());
        }
    }

    private static void assertScraped(Set<String> names) throws IOException {
        Alarms alarms = service.part("alarms", Alarms.class);
        alarms.raise("a-test", Effect.WORK_GOES_ON, "so that there is one");
        String scrape = scrape();
        alarms.clear("a-test");
        names.forEach(name -> assertTrue(
                Pattern.compile("(?m)^" + name + "[{ ]").matcher(scrape).find(),
                () -> name + " is not in:\n" + scrape));
    }

    private static String scrape() throws IOException {
        return Web.get(PORT, "/observe/metrics").body();
    }
}
