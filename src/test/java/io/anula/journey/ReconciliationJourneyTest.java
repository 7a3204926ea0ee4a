package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.io.Json;
import io.anula.simulator.Fault;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
import io.anula.testing.TurnedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accepted notes are verified again, once after a day and once after a week, by a real service over HTTP. */
@SuppressWarnings("NullAway.Init") // each test starts it
final class ReconciliationJourneyTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path home = Path.of("");

    private final HttpClient client = HttpClient.newHttpClient();
    private final TurnedClock clock = new TurnedClock();
    private final Simulator simulator =
            Simulator.start(SimulatorOptions.builder().build());
    private int port;
    private Journey journey;

    private Journey started(Map<String, String> more) {
        port = FreePort.next();
        Map<String, String> settings = new HashMap<>(Map.of("HTTP_PORT", Integer.toString(port), "WATCH_EVERY", "1s"));
        settings.put("RECONCILE_CRON", "0 0 0 1 1 ? 2099");
        settings.put("POLL_MAX_DELAY", "1s");
        settings.putAll(more);
        return new Journey(Objects.requireNonNull(home), settings, simulator, clock);
    }

    @BeforeEach
    void start() {
        journey = started(Map.of());
    }

    @AfterEach
    void end() {
        journey.close();
    }

    private JsonNode ask(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Json.value(client.send(request, BodyHandlers.ofString()).body())
                    .orElse(Json.own("{}"));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(told);
        }
    }

    private JsonNode state() {
        return ask("GET", "/api/reconciliation", "");
    }

    /** Runs once; what that run says of itself. */
    private JsonNode run() {
        long before = state().at("/run/number").asLong();
        ask("POST", "/api/reconciliation/run", "{}");
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(50, TimeUnit.MILLISECONDS)
                .until(() -> state().at("/run/number").asLong() > before
                        && !state().at("/run/running").asBoolean());
        return state().path("run");
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        state().path("findings").forEach(each -> {
            if (each.path("open").asBoolean()) {
                codes.add(
                        each.path("code").asText() + ' ' + each.path("invoice").asText());
            }
        });
        return codes;
    }

    private Map<String, Cancellation> accepted(String... invoices) throws IOException {
        journey.drop(
                "requests.jsonl",
                Stream.of(invoices)
                        .map("{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"Prueba\"}"::formatted)
                        .toList());
        Map<String, Cancellation> all = journey.atRest(invoices.length);
        all.values().forEach(each -> assertEquals(State.ACCEPTED, each.state(), each.toString()));
        return all;
    }

    private long verifies() {
        return simulator.stats().verifies();
    }

    private void awaitAlarm(boolean there) {
        Awaitility.await().atMost(PATIENCE).until(() -> journey.alarms().contains("reconciliation-findings") == there);
    }

    @Test
    void shouldVerifyOnceAfterADayAndOnceAfterAWeek_andNeverAThirdTime() throws IOException {
        Map<String, Cancellation> before = accepted("fc-1", "fc-2", "fc-3");
        long polls = verifies();

        clock.turn(Duration.ofHours(23));
        assertEquals(0, run().path("verified").asInt());
        assertEquals(polls, verifies(), "a day has not passed");

        clock.turn(Duration.ofHours(1).plusMinutes(5));
        assertEquals(3, run().path("verified").asInt());
        assertEquals(polls + 3, verifies(), "exactly one call each");
        assertEquals(0, run().path("verified").asInt());

        journey.stop();
        journey = started(Map.of());
        assertEquals(0, run().path("verified").asInt(), "a restart repeats nothing");
        assertEquals(polls + 3, verifies());

        clock.turn(Duration.ofDays(6));
        assertEquals(3, run().path("verified").asInt());
        clock.turn(Duration.ofDays(8));
        assertEquals(0, run().path("verified").asInt(), "never a third time");
        assertEquals(polls + 6, verifies());
        assertEquals(List.of(), codes());
        assertEquals(before, journey.atRest(3), "no cancellation has changed");
        assertEquals(0, simulator.stats().doubles());
    }

    @Test
    void shouldFindWhatChanged_andLeaveTheCancellationAsItIs() throws IOException {
        Map<String, Cancellation> before = accepted("fc-1", "fc-2", "fc-3");
        clock.turn(Duration.ofHours(25));
        simulator.scriptVerifies("fc-1", Fault.REVOKED);
        simulator.scriptVerifies("fc-2", Fault.SECOND_NOTE);
        JsonNode run = run();
        assertEquals(3, run.path("verified").asInt());
        assertEquals(2, run.path("different").asInt());
        assertEquals(
                List.of("end-changed fc-1", "more-than-one-note fc-2"),
                codes().stream().sorted().toList());
        awaitAlarm(true);
        assertEquals(before, journey.atRest(3), "a finding is no transition");

        List<String> ids = new ArrayList<>();
        state().path("findings").forEach(each -> ids.add(each.path("id").asText()));
        JsonNode seen = ask(
                "POST",
                "/api/reconciliation/seen",
                Json.text(Map.of("ids", ids, "reason", "asked the provider", "by", "maria")));
        assertEquals(2, seen.path("seen").asInt());
        awaitAlarm(false);
        assertEquals("maria", state().at("/findings/0/seenBy").asText());
        assertEquals("asked the provider", state().at("/findings/0/seenReason").asText());

        clock.turn(Duration.ofDays(7));
        assertEquals(3, run().path("verified").asInt());
        assertEquals(List.of(), codes(), "the same fact, which a person has seen, is no news");
    }

    @Test
    void shouldAskAgainLater_whenTheProviderFails() throws IOException {
        accepted("fc-1");
        long polls = verifies();
        clock.turn(Duration.ofHours(25));
        simulator.scriptVerifies("fc-1", Fault.HTTP_500_BEFORE, Fault.UNKNOWN_7);
        JsonNode run = run();
        assertEquals(0, run.path("verified").asInt());
        assertEquals(1, run.path("unanswered").asInt());
        assertEquals(List.of(), codes(), "a fault is no finding");
        assertEquals(polls + 1, verifies(), "and it is not repeated at once");

        clock.turn(Duration.ofMinutes(61));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> state().at("/run/verified").asInt() == 1);
        assertEquals(List.of(), codes());
    }

    @Test
    void shouldMakeUpForARun_whenNothingRanForDays() throws IOException {
        accepted("fc-1");
        long polls = verifies();
        journey.stop();
        clock.turn(Duration.ofDays(3));
        journey = started(Map.of());
        Awaitility.await().atMost(PATIENCE).until(() -> verifies() == polls + 1);
    }

    @Test
    void shouldCompareAList_asASpreadsheetWritesIt() throws IOException {
        Map<String, Cancellation> ours = accepted("fc-1", "fc-2", "fc-3", "fc-4");
        String rows = String.join(
                "\r\n",
                "Tascode;Referal;Fecha emisión;Proceso;Señor",
                "\"%s\";fc-1;2020-01-01;2;\"Núñez; e hijos\"".formatted(note(ours, "fc-1")),
                "%s;fc-2;2020-01-02;95;x".formatted(note(ours, "fc-2")),
                "nc-other;fc-3;2020-01-02;2;x",
                "%s;fc-3;2020-01-02;2;x".formatted(note(ours, "fc-3")),
                "nc-strange;fc-99;02/01/2020;2;x",
                "nc-stranger;fc-99;2020-01-02;2;x",
                "nc-refused;fc-98;2020-01-02;95;x",
                "fc-4;;2020-01-02;2;an invoice",
                ";fc-5;2020-01-02;2;no note",
                "");
        Path lists = Files.createDirectories(home.resolve("lists"));
        Files.write(lists.resolve("notas.csv"), rows.getBytes(Charset.forName("windows-1252")));
        Awaitility.await().atMost(PATIENCE).until(() -> !state().path("lists").isEmpty());
        JsonNode list = state().at("/lists/0");
        assertEquals(7, list.path("notes").asInt(), list.toString());
        assertEquals(1, list.path("others").asInt());
        assertEquals(1, list.path("wrong").asInt());
        assertEquals(
                List.of(
                        "end-changed fc-2",
                        "more-than-one-note fc-3",
                        "more-than-one-note fc-99",
                        "note-without-request fc-99",
                        "note-without-request fc-99"),
                codes().stream().sorted().toList());
        awaitAlarm(true);
        try (Stream<Path> archived = Files.walk(home.resolve("archive").resolve("lists"))) {
            assertTrue(archived.anyMatch(file -> file.endsWith("notas.csv")));
        }
    }

    @Test
    void shouldFindWhatAListDoesNotHave_andKeepABadOne() throws IOException {
        Map<String, Cancellation> ours = accepted("fc-1", "fc-2");
        Path lists = Files.createDirectories(
                home.resolve("lists").resolve("lafactura").resolve("default"));
        clock.turn(Duration.ofDays(2));
        Files.writeString(
                lists.resolve("month.csv"),
                "nota,factura,fecha\n%s,fc-1,%s\nnc-x,,%s\n"
                        .formatted(
                                note(ours, "fc-1"),
                                ours.get("fc-1")
                                        .createdAt()
                                        .minus(Duration.ofDays(3))
                                        .toString()
                                        .substring(0, 10),
                                clock.instant()
                                        .plus(Duration.ofDays(2))
                                        .toString()
                                        .substring(0, 10)));
        Files.writeString(lists.resolve("bad.csv"), "a,b\n1,2\n", StandardCharsets.UTF_8);
        Awaitility.await().atMost(PATIENCE).until(() -> state().path("lists").size() == 2);
        assertEquals(
                List.of("not-found fc-2", "note-without-request "),
                codes().stream().sorted().toList());
        assertTrue(Files.exists(home.resolve("rejected").resolve("bad.csv")));
        assertTrue(Files.readString(home.resolve("rejected").resolve("bad.csv.error.json"))
                .contains("reconcile.lists.note"));
    }

    private static String note(Map<String, Cancellation> ours, String invoice) {
        return Objects.requireNonNull(Objects.requireNonNull(ours.get(invoice)).note())
                .code();
    }
}
