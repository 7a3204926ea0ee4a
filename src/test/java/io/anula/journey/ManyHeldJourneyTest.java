package io.anula.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.testing.HeldService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** 260 held cancellations of four causes over five accounts, offered to one call of the API, and decided by a command for each act. */
final class ManyHeldJourneyTest {
    private static final int OF_EACH = 65;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Said(int exit, String out, String err) {}

    private static Said typed(HeldService service, String answer, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                InProcess.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        System.setProperty("api.token", HeldService.TOKEN);
        try {
            String[] all = new String[arguments.length + 1];
            System.arraycopy(arguments, 0, all, 0, arguments.length);
            all[arguments.length] = "--url=http://127.0.0.1:" + service.port;
            return new Said(line.execute(all), out.toString(), err.toString());
        } finally {
            System.clearProperty("api.token");
            System.setIn(before);
        }
    }

    private static Map<String, Long> byCause(List<JsonNode> held) {
        return held.stream()
                .collect(Collectors.groupingBy(one -> one.path("cause").asText(), Collectors.counting()));
    }

    @Test
    void shouldDecideWhatCanBeDecided_inOneCall_andSayWhatBecameOfEach(@TempDir Path home) {
        try (HeldService service = new HeldService(home, OF_EACH)) {
            List<JsonNode> held = service.held();
            assertEquals(
                    HeldService.CAUSES.stream().collect(Collectors.toMap(cause -> cause, cause -> (long) OF_EACH)),
                    byCause(held));
            assertEquals(
                    5,
                    held.stream()
                            .map(one -> one.path("key").asText().replaceFirst("/[^/]*$", ""))
                            .distinct()
                            .count());
            String body =
                    Json.text(Map.of("decision", "release", "reason", "checked", "by", "maria", "items", items(held)));
            JsonNode answer = service.decisions(body);
            assertEquals(4 * OF_EACH, answer.path("count").asInt());
            assertEquals(
                    2 * OF_EACH, answer.path("done").asInt(), "approval and by-person; doubt without a look-up stays");
            JsonNode again = service.decisions(body);
            assertEquals(0, again.path("done").asInt(), "each was decided in the version that was seen");
            JsonNode late = again.path("results").get(0);
            JsonNode first = StreamSupport.stream(again.path("results").spliterator(), false)
                    .filter(one -> one.path("outcome").asText().equals("changed-since"))
                    .findFirst()
                    .orElse(late);
            assertEquals("maria", first.at("/first/actor").asText(), first::toString);
            assertEquals("Release", first.at("/first/event").asText(), first::toString);
            String end = "{\"decision\":\"resolve\",\"notCancelled\":true,\"reason\":\"they stand\",%s}";
            JsonNode blind = service.decisions(end.formatted("\"filter\":{}"));
            assertEquals(0, blind.path("done").asInt(), "what is in doubt is seen first");
            JsonNode tried = service.decisions(end.formatted("\"filter\":{},\"dryRun\":true"));
            assertEquals(2 * OF_EACH, tried.path("outOfDoubt").asInt(), tried::toString);
            JsonNode rest = service.decisions(end.formatted("\"items\":" + Json.text(items(tried.path("results")))));
            assertEquals(2 * OF_EACH, rest.path("done").asInt(), rest::toString);
            assertEquals(2 * OF_EACH, rest.at("/states/REJECTED").asInt());
            assertEquals(List.of(), service.held());
        }
    }

    /** As they were seen. */
    private static List<Map<String, Object>> items(Iterable<JsonNode> seen) {
        return StreamSupport.stream(seen.spliterator(), false)
                .map(one -> Map.<String, Object>of(
                        "id",
                        one.path("id").asText(),
                        "version",
                        one.path("version").asInt()))
                .toList();
    }

    @Test
    void shouldDecideAll_byACommandForEachAct_withoutCallingTwice(@TempDir Path home) throws IOException {
        try (HeldService service = new HeldService(home, OF_EACH)) {
            Said no = typed(service, "n\n", "retry", "--cause", "not-the-note", "--reason", "not there");
            assertEquals(1, no.exit(), no::err);
            assertTrue(no.err().contains("65 would become READY"), no::err);
            assertTrue(no.err().contains("a credit note exists: only if you saw"), no::err);
            assertEquals(4 * OF_EACH, service.held().size());
            Said blind = typed(service, "", "retry", "--cause", "not-the-note", "--reason", "not there", "--json");
            assertEquals(0, Json.own(blind.out()).path("done").asInt(), "what is in doubt is seen first");

            Said tried = typed(service, "", "retry", "--cause", "not-the-note", "--dry-run", "--json");
            assertEquals(0, tried.exit(), tried::err);
            Path selection = Files.writeString(home.resolve("seen.json"), tried.out());
            Said sent = typed(
                    service,
                    "",
                    "retry",
                    "--selection",
                    selection.toString(),
                    "--reason",
                    "not there",
                    "--by",
                    "berta");
            assertEquals(0, sent.exit(), sent::err);
            await().atMost(PATIENCE)
                    .until(() ->
                            service.simulator.notes("fc-wrong-0") == 1 && service.simulator.notes("fc-wrong-64") == 1);
            Said late = typed(service, "", "retry", "--selection", selection.toString(), "--reason", "x");
            assertEquals(1, late.exit());
            assertTrue(late.err().contains("berta decided it first at"), late::err);
            assertEquals(1, service.simulator.notes("fc-wrong-0"));

            Said all = typed(service, "y\n", "resolve", "--not-cancelled", "--all", "--reason", "they stand");
            assertEquals(0, all.exit(), all::err);
            assertTrue(all.err().contains("65 cannot be decided like this"), all::err);
            assertTrue(all.err().contains("130 decided, 0 not"), all::err);
            Said rest = typed(
                    service, "y\n", "release", "--cause", "by-person", "--account", "default", "--reason", "go on");
            assertEquals(0, rest.exit(), rest::err);
            assertEquals(List.of(), service.held());
            assertEquals(2, typed(service, "", "release", "--all").exit(), "a reason is wanted");
            assertEquals(
                    1,
                    typed(service, "", "release", "X", "--all", "--reason", "x").exit());
            assertEquals(2, typed(service, "", "release", "--reason", "x").exit());
        }
    }
}
