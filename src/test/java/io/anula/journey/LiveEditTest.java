package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.config.live.LiveState;
import io.anula.config.routes.Finding;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.store.HistoryRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes and settings are edited under a service that works. */
@Tag("live")
final class LiveEditTest {
    private static final String NEVER = "0 0 0 1 1 ? 2099";

    /** An operator's own route: writes its word into a file, again and again. */
    private static final String OWN = """
            - route:
                id: own
                description: Writes a word
                routeConfigurationId: other-failures
                from:
                  uri: scheduler:own
                  description: Often
                  parameters:
                    delay: 50
                    initialDelay: 50
                  steps:
                    - setBody:
                        id: own-word
                        expression:
                          constant:
                            expression: first
                    - to:
                        id: own-file
                        uri: file:FOLDER?fileName=word&fileExist=Append
            """;

    private interface Edit {
        void make(LiveHome home) throws IOException;
    }

    /** Each broken edit by what is found on which line, or on none. */
    private static Map<String, Edit> broken() {
        Map<String, Edit> all = new LinkedHashMap<>();
        all.put("not YAML", home -> home.save("2-submit", cut(home.read("2-submit"), "pollStrategy: \"#bean:ro")));
        all.put("nosuch", home -> home.save("2-submit", before(home.read("2-submit"), "nosuch:x")));
        all.put(
                "no.such.key",
                home -> home.save(
                        "2-submit", home.read("2-submit").replace("delay: 100", "delay: \"{{no.such.key}}\"")));
        all.put("is gone", home -> Files.delete(home.route("2-submit")));
        all.put(
                "is gone, and",
                home -> Files.move(
                        home.route("2-submit"), home.route("2-submit").resolveSibling("x.bak")));
        all.put("holds no route", home -> home.save("2-submit", ""));
        all.put("seda:nowhere", home -> home.save("2-submit", before(home.read("2-submit"), "seda:nowhere")));
        all.put(
                "seda:call",
                home -> home.save(
                        "2-submit",
                        home.read("2-submit")
                                .replaceFirst("uri: seda:call\\n +parameters:\\n +size: \\d+", "uri: log:call")));
        all.put("five", home -> home.save("2-submit", home.read("2-submit").replace("delay: 100", "delay: five")));
        return all;
    }

    private static String before(String text, String address) {
        String handing = "              - to:\n";
        return text.replace(handing, handing + "                  uri: " + address + "\n" + handing);
    }

    private static String cut(String text, String at) {
        return text.substring(0, text.indexOf(at) + at.length());
    }

    @Test
    void shouldNameWhatIsBroken_andGoOnWithWhatWorked(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            String good = home.read("2-submit");
            LiveState before = home.state();
            int request = 0;
            for (Map.Entry<String, Edit> edit : broken().entrySet()) {
                edit.getValue().make(home);
                Finding finding = home.awaitRefusal(home.route("2-submit"));
                assertTrue(finding.what().contains(edit.getKey()), finding::toString);
                assertEquals(!Files.exists(home.route("2-submit")), finding.line() == null, finding::toString);
                assertTrue(home.alarm("config").orElseThrow().message().contains("2-submit.camel.yaml"));
                String invoice = "fc-broken-" + request++;
                home.request(invoice + ".jsonl", List.of(invoice));
                home.await(invoice, State.ACCEPTED);
                home.save("2-submit", good);
                home.awaitNothingRefused();
                assertTrue(home.alarm("config").isEmpty());
            }
            assertEquals(before.version(), home.state().version(), "nothing else ever ran");
            assertEquals(request, home.simulator.stats().notesMade());
        }
    }

    @Test
    void shouldRunARouteOfTheOperator_andItsEdits_andNoMoreWhenItIsDeleted(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            Path words = folder.resolve("words");
            String own = OWN.replace("FOLDER", words.toString());
            home.save("9-own", own);
            LiveState first = home.awaitVersionAfter(1);
            awaitWord(words, "first");

            home.save("9-own", own.replace("expression: first", "expression: second"));
            LiveState second = home.awaitVersionAfter(first.version());
            Files.deleteIfExists(words.resolve("word"));
            awaitWord(words, "second");
            assertFalse(Files.readString(words.resolve("word")).contains("first"), "the old route runs on");

            Files.move(home.route("9-own"), home.route("8-own"));
            LiveState renamed = home.awaitVersionAfter(second.version());
            awaitWord(words, "second");

            Files.delete(home.route("8-own"));
            home.awaitVersionAfter(renamed.version());
            Files.deleteIfExists(words.resolve("word"));
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> !Files.exists(words.resolve("word")));
        }
    }

    private static void awaitWord(Path words, String word) {
        Path file = words.resolve("word");
        Awaitility.await()
                .atMost(LiveHome.SOON)
                .until(() -> Files.exists(file) && Files.readString(file).contains(word));
    }

    @Test
    void shouldCallTheNewAddress_andNameItsVersionInTheHistory(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of());
                Simulator other = Simulator.start(SimulatorOptions.builder().build())) {
            home.request("one.jsonl", List.of("fc-one"));
            Cancellation one = home.await("fc-one", State.ACCEPTED);

            home.set("lafactura.url", other.laFacturaUrl());
            LiveState state = home.awaitVersionAfter(1);
            home.request("two.jsonl", List.of("fc-two"));
            Cancellation two = home.await("fc-two", State.ACCEPTED);

            assertEquals(1, home.simulator.notes("fc-one"));
            assertEquals(0, home.simulator.notes("fc-two"));
            assertEquals(1, other.notes("fc-two"));
            assertTrue(home.history(one).stream().map(HistoryRow::config).allMatch(Long.valueOf(1)::equals));
            assertTrue(
                    home.history(two).stream().map(HistoryRow::config).allMatch(Long.valueOf(state.version())::equals));
        }
    }

    @Test
    void shouldAskByTheNewCron(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of("poll.cron", NEVER))) {
            home.request("one.jsonl", List.of("fc-one"));
            home.await("fc-one", State.SENT);
            home.set("poll.cron", "0/1 * * * * ?");
            home.awaitVersionAfter(1);
            home.await("fc-one", State.ACCEPTED);
        }
    }

    @Test
    void shouldNameTheKey_whenItCountsOnlyFromTheNextStart(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            home.set("inbox.settle", "75ms");
            home.set("lafactura.max-in-flight", "3");
            home.awaitVersionAfter(1);
            Awaitility.await()
                    .atMost(LiveHome.SOON)
                    .until(() -> !home.state().restartNeeded().isEmpty());
            assertEquals(Set.of("inbox.settle"), home.state().restartNeeded());
            assertTrue(home.alarm("config-restart").orElseThrow().message().contains("inbox.settle"));

            home.set("inbox.settle", "50ms");
            Awaitility.await()
                    .atMost(LiveHome.SOON)
                    .until(() -> home.state().restartNeeded().isEmpty());
            assertTrue(home.alarm("config-restart").isEmpty());
        }
    }

    @Test
    void shouldKeepTheOldSettings_andNameTheLine_whenAValueIsWrong(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            Path settings = folder.resolve("config").resolve("application.properties");
            home.set("poll.cron", "every now and then");
            Finding finding = home.awaitRefusal(settings);
            assertTrue(finding.what().startsWith("poll.cron = "), finding::toString);
            assertEquals(Files.readAllLines(settings).size(), finding.line());
            home.request("one.jsonl", List.of("fc-one"));
            home.await("fc-one", State.ACCEPTED);
            home.set("poll.cron", "0/1 * * * * ?");
            home.awaitNothingRefused();
        }
    }

    @Test
    void shouldKeepTheOldSettings_whenTheFileIsEmptied(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            Path settings = folder.resolve("config").resolve("application.properties");
            byte[] good = Files.readAllBytes(settings);
            Files.writeString(settings, "# nothing yet\n");
            assertEquals(1, home.awaitRefusal(settings).line());
            home.request("one.jsonl", List.of("fc-one"));
            home.await("fc-one", State.ACCEPTED);
            Files.write(settings, good);
            home.awaitNothingRefused();

            Files.write(settings, "# one\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
            assertEquals(2, home.awaitRefusal(settings).line());
            Files.write(settings, good);
            home.awaitNothingRefused();
            assertEquals(1, home.state().version());
        }
    }

    @Test
    void shouldTakeSettings_whileARouteFileIsBroken(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of());
                Simulator other = Simulator.start(SimulatorOptions.builder().build())) {
            home.save("4-answer", "- route: [");
            home.awaitRefusal(home.route("4-answer"));
            home.set("lafactura.url", other.laFacturaUrl());
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.state().version() > 1);
            home.request("one.jsonl", List.of("fc-one"));
            home.await("fc-one", State.ACCEPTED);
            assertEquals(1, other.notes("fc-one"));
            assertFalse(home.state().refused().isEmpty());
        }
    }

    @Test
    void shouldRunWhatRanBefore_whenARouteDoesNotStart(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            home.set("poll.cron", "0 0 0 1 1 ? 2001");
            Finding finding = home.awaitRefusal(home.route("3-track"));
            assertTrue(finding.what().contains("never fire"), finding::toString);
            assertNotNull(finding.line());
            assertEquals(1, home.state().version());
            assertEquals(1, home.state().refused().size());
            home.set("poll.factor", "2");
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.state().version() > 1);
            assertEquals(List.of(finding), home.state().refused(), "it was there before, and keeps nothing else out");
            home.set("poll.cron", "0/1 * * * * ?");
            home.awaitNothingRefused();

            home.save("3-track", home.read("3-track").replace("startupOrder: 510", "startupOrder: 900"));
            Finding clash = home.awaitRefusal(home.route("3-track"));
            assertTrue(clash.what().contains("900"), clash::toString);
            assertNotNull(clash.line());
            home.request("one.jsonl", List.of("fc-one"));
            home.await("fc-one", State.ACCEPTED);
        }
    }

    @Test
    void shouldLetCallsEnd_whenTheirRoutesAreEdited(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of("lafactura.max-in-flight", "4"), Duration.ofSeconds(1))) {
            List<String> invoices =
                    IntStream.range(0, 20).mapToObj(number -> "fc-" + number).toList();
            home.request("many.jsonl", invoices);
            home.await("fc-0", State.SENT);
            home.save("lafactura", home.read("lafactura").replace("description: ", "description: Now, "));
            home.save("2-submit", home.read("2-submit").replace("description: ", "description: Now, "));
            home.awaitVersionAfter(1);
            home.awaitEnded(invoices.size(), Duration.ofMinutes(1));
            home.all().values().forEach(life -> assertEquals(State.ACCEPTED, life.state(), life::toString));
            home.all().values().forEach(life -> assertEquals(1, life.attempts(), life::toString));
            assertEquals(invoices.size(), home.simulator.stats().notesMade());
        }
    }

    @Test
    void shouldSwapEveryRoute_whenItsPolicyIsEdited(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            String policies = home.read("failures");
            home.save("failures", policies.replace("description: ", "description: Now, "));
            LiveState state = home.awaitVersionAfter(1);
            assertNull(state.refusedAt());
            assertNotNull(state.since());
            home.request("one.jsonl", List.of("fc-one"));
            home.await("fc-one", State.ACCEPTED);
            assertEquals(
                    1,
                    Objects.requireNonNull(home.all().get("fc-one")).attempts(),
                    "the routes of a call were swapped as one");
        }
    }

    @Test
    void shouldKeepItsPolicyToEveryRoute_whenThePolicyIsEdited(@TempDir Path folder) throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            home.save("failures", home.read("failures").replace("description: ", "description: Now, "));
            home.awaitVersionAfter(1);
            home.drop("broken.json", "[{\"provider\": }]");
            Path rejected = folder.resolve("rejected").resolve("broken.json");
            Awaitility.await().atMost(LiveHome.SOON).until(() -> Files.exists(rejected));

            home.simulator.pauseListening();
            home.drop("order.json", Files.readString(Path.of("src/main/resources/samples/4-calipso-new.json")));
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.all().values().stream()
                    .anyMatch(life -> life.state() == State.READY && life.tries() > 0));
        }
    }
}
