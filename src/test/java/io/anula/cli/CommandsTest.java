package io.anula.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.simulator.Fault;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
import io.anula.testing.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands for people, as they are typed, beside a running service. */
@NullMarked
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class CommandsTest {
    private final Simulator simulator = Simulator.start(
            SimulatorOptions.builder().verifiesUntilDecided(Integer.MAX_VALUE).build());
    private final int port = FreePort.next();
    private InProcess service;
    private Path home;

    @BeforeAll
    void start(@TempDir Path folder) {
        home = folder;
        service = InProcess.running(
                folder,
                Map.of(
                        "LAFACTURA_URL",
                        simulator.laFacturaUrl(),
                        "HTTP_PORT",
                        Integer.toString(port),
                        "LAFACTURA_CONNECT_TIMEOUT",
                        "500ms",
                        "LAFACTURA_RESPONSE_TIMEOUT",
                        "500ms",
                        "POLL_FIRST_DELAY",
                        "1h",
                        "POLL_MAX_DELAY",
                        "2h"),
                Clock.systemUTC());
    }

    @AfterAll
    void end() {
        service.close();
        simulator.close();
    }

    private record Said(int exit, String out, String err) {}

    private static Said typed(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                InProcess.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return new Said(line.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void shouldListTheRules_withStateSourceAndText() {
        Said said = typed("rules");
        assertEquals(0, said.exit(), said::err);
        assertTrue(said.out().contains("lafactura.rules.reason-short = warn"), said::out);
        assertTrue(said.out().contains("Source: DIAN"), said::out);
        assertTrue(said.out().contains("calipso.rules.cae-zeros = block"), said::out);
    }

    @Test
    void shouldSayWhatEachRuleThinks_andStoreNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dry.csv");
        Files.writeString(
                file, "provider,invoice,reason\nlafactura,fc-dry-1,Error\nlafactura,fc-dry-2,no\nlafactura,,no\n");
        Said said = asked("submit", "--dry-run", file.toString());
        assertEquals(1, said.exit(), said::err);
        assertTrue(said.out().contains("lafactura/default/fc-dry-2"), said::out);
        assertTrue(said.out().contains("the reason has 2 letters"), said::out);
        assertTrue(said.err().contains("2 would be accepted, 1 refused"), said::err);
        assertEquals("", asked("list", "-q", "fc-dry").out());
    }

    @Test
    void shouldNameTheRule_andHowToOverruleIt_whenARuleRefuses(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("blocked.json");
        Files.writeString(file, Resources.sample("calipso-legacy.json").replace("69124733689830", "00000000000000"));
        Said said = asked("submit", file.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains(": cae-zeros: the CAE is made of zeros"), said::err);
        assertTrue(said.err().contains("--overrule cae-zeros --reason TEXT"), said::err);
        Said dry = asked("submit", "--dry-run", file.toString());
        assertTrue(dry.out().contains("INVALID calipso/default/"), dry::out);
        assertTrue(dry.out().contains("--overrule cae-zeros --reason TEXT"), dry::out);
        assertTrue(dry.out().contains("  not-known: note-type, same-authorisation"), dry::out);
        assertTrue(dry.out().lines().count() < 10, dry::out);
    }

    @Test
    void shouldWantAReason_whenARuleIsOverruled(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("overruled.csv");
        Files.writeString(file, "provider,invoice,reason\nlafactura,fc-over-1,no\n");
        Said said = asked("submit", "--overrule", "reason-short", file.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("reason"), said::err);
        Said unknown = asked("submit", "--overrule", "no-such", "--reason", "x", file.toString());
        assertTrue(unknown.err().contains("reason-short"), unknown::err);
    }

    @Test
    void shouldHelpWithEveryCommand_andSayItsExitCodes() {
        for (String command : InProcess.commandLine().getSubcommands().keySet()) {
            Said help = typed(command, "--help");
            assertEquals(0, help.exit(), command + help.err());
            assertTrue(help.out().contains("Usage: anula " + command), help.out());
            assertTrue(help.out().contains("Exit codes"), help.out());
        }
    }

    @Test
    void shouldFindAWrongSettingAsItFindsAllElse() {
        System.setProperty("lafactura.timezone", "America/Nowhere");
        try {
            Said said = typed("check");
            assertEquals(1, said.exit());
            assertTrue(said.out().startsWith("ERROR lafactura.timezone = "), said.out());
            assertEquals(1, said.out().lines().count(), said.out());
        } finally {
            System.clearProperty("lafactura.timezone");
        }
    }

    private Said asked(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + port));
        return typed(all.toArray(String[]::new));
    }

    private String submitted(String invoice) throws IOException {
        Path file = home.resolve(invoice + ".csv");
        Files.writeString(file, "provider,account,tascode,description\nlafactura,,%s,Error\n".formatted(invoice));
        Said said = asked("submit", file.toString());
        assertEquals(0, said.exit(), said.err());
        String id = said.out().split(" ", 2)[0];
        await().atMost(Duration.ofSeconds(30))
                .until(() -> asked("show", id).out().contains("nc-"));
        return id;
    }

    @Test
    void shouldPrintTheIdOfEachRequest() throws IOException {
        String id = submitted("fc-cli-1");
        assertEquals(26, id.length());
    }

    @Test
    void shouldGoOnWithTheGood_andFailForTheInvalid() throws IOException {
        Path file = home.resolve("mixed.jsonl");
        Files.writeString(
                file,
                "{\"provider\":\"lafactura\"}\n{\"provider\":\"lafactura\",\"tascode\":\"fc-cli-2\",\"description\":\"Error\"}\n");
        Said said = asked("submit", file.toString());
        assertEquals(1, said.exit());
        assertTrue(said.out().contains("fc-cli-2"), said.out());
        assertTrue(said.err().contains("mixed.jsonl, line 1: tascode"), said.err());
        assertTrue(said.err().contains("1 accepted, 0 duplicates, 1 invalid"), said.err());
    }

    @Test
    void shouldNameFileAndLine_whenItCannotBeRead() throws IOException {
        Path good = home.resolve("good.jsonl");
        String line = "{\"provider\":\"lafactura\",\"tascode\":\"fc-cli-many-%d\",\"description\":\"Error\"}\n";
        Files.writeString(
                good, IntStream.range(0, 600).mapToObj(line::formatted).collect(Collectors.joining()));
        Path cut = home.resolve("cut.jsonl");
        Files.writeString(cut, Files.readString(good) + "{\"provider\":");
        Said said = asked("submit", good.toString(), cut.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("cut.jsonl, line 601: "), said.err());
        List<String> answers =
                asked("submit", "--json", good.toString()).out().lines().toList();
        assertEquals(2, answers.size());
        answers.forEach(answer -> assertTrue(Json.own(answer).has("duplicates"), answer));
    }

    @ParameterizedTest
    @CsvSource({"inch.csv, windows-1252", "inch.txt, UTF-16", "one.xml, ISO-8859-1", "dump.txt, windows-1252"})
    void shouldReadAsTheInboxDoes(String name, String charset) throws IOException {
        String code = "fc-cli-" + name.replace('.', '-');
        String row = "lafactura\t%s-%d\tEnvío de 3\" y 5\" no llegó\r\n";
        String text =
                switch (name) {
                    case "one.xml" ->
                        "<?xml version='1.0' encoding='%s'?><deleteInvoice><tascode>%s-1</tascode><description>Año</description></deleteInvoice>"
                                .formatted(charset, code);
                    case "dump.txt" ->
                        "Array\n(\n    [deleteInvoice] => Array\n        (\n            [tascode] => %s-1\n            [description] => Año\n        )\n\n)\n"
                                .formatted(code);
                    default ->
                        "Proveedor\tFactura\tMotivo\r\n" + row.formatted(code, 1)
                                + row.replace("3\"", "3").formatted(code, 2) + row.formatted(code, 3);
                };
        Path file = home.resolve(name);
        Files.write(file, text.getBytes(Charset.forName(charset)));
        Said said = asked("submit", file.toString());
        assertEquals(0, said.exit(), said.err());
        assertEquals(name.startsWith("inch") ? 3 : 1, said.out().lines().count(), said.out());
    }

    @Test
    void shouldHandOverNothing_whenTheFileBreaksOff() throws IOException {
        Path file = home.resolve("broken.csv");
        Files.writeString(file, "provider,tascode,description\nlafactura,fc-cli-broken,x\nlafactura,fc-2,\"x");
        Said said = asked("submit", file.toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("broken.csv, line 3: "), said.err());
        String found = asked("list", "-q", "fc-cli-broken", "--json").out();
        assertTrue(Json.own(found).path("cancellations").isEmpty(), found);
    }

    @Test
    void shouldListInColumns_orAsJson() throws IOException {
        String id = submitted("fc-cli-3");
        Said table = asked("list", "-q", "fc-cli-3");
        assertTrue(table.out().lines().anyMatch(line -> line.startsWith("ID ")), table.out());
        assertTrue(table.out().lines().anyMatch(line -> line.startsWith(id) && line.contains("SENT")), table.out());
        String json = asked("list", "-q", "fc-cli-3", "--json").out();
        assertEquals(id, Json.own(json).at("/cancellations/0/id").asText());
    }

    @Test
    void shouldHoldAndResolve_withTheReasonInTheHistory() throws IOException {
        String id = submitted("fc-cli-4");
        assertEquals(
                id + " HELD\n",
                asked("hold", id, "--reason", "wait", "--by", "maria").out());
        String note =
                Json.own(asked("show", id, "--json").out()).path("creditNote").asText();
        Said resolved = asked("resolve", id, "--credit-note", note, "--reason", "seen", "--by", "maria");
        assertEquals(0, resolved.exit(), resolved.err());
        assertTrue(Pattern.compile(" config 1 +maria: seen")
                .matcher(asked("show", id).out())
                .find());
    }

    private JsonNode life(String id) {
        return Json.own(asked("show", id, "--json").out());
    }

    private void awaitHeld(String id, int calls) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> life(id).path("state").asText().equals("HELD")
                        && life(id).path("calls").size() == calls);
    }

    private Said answering(String answer, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8)));
        try {
            return asked(arguments);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void shouldMakeOneNote_whenTheCommandIsOlderThanWhatHappened() throws IOException {
        simulator.scriptCancels("fc-cli-stale", Fault.RESET_BEFORE, Fault.RESET_AFTER);
        Path file = home.resolve("stale.json");
        Files.writeString(file, "{\"provider\":\"lafactura\",\"tascode\":\"fc-cli-stale\",\"description\":\"x\"}");
        String id = asked("submit", file.toString()).out().split(" ", 2)[0];
        awaitHeld(id, 1);
        String seen = life(id).path("version").asText();
        Said unanswered = answering("", "retry", id, "--reason", "not there");
        assertEquals(1, unanswered.exit());
        assertTrue(unanswered.err().contains("--seen"), unanswered.err());
        assertEquals(1, answering("n\n", "retry", id, "--reason", "x").exit());
        assertEquals(1, asked("retry", id, "--reason", "x", "--json").exit(), "a program says what it has seen");
        Said yes = answering("yes\n", "retry", id, "--reason", "not there", "--by", "beto");
        assertEquals(0, yes.exit(), yes.err());
        assertTrue(yes.err().contains("already: 1 time(s)"), yes.err());
        awaitHeld(id, 2);
        Said stale = asked("retry", id, "--reason", "not there", "--by", "ana", "--seen", seen);
        assertEquals(1, stale.exit());
        assertTrue(stale.err().contains("Retry by / por beto"), stale.err());
        assertEquals(1, simulator.notes("fc-cli-stale"));
        assertEquals(1, asked("hold", id, id, "--reason", "x", "--seen", "1").exit());
    }

    @Test
    void shouldSayWhyNot_whenItCannotBeDone() throws IOException {
        String id = submitted("fc-cli-5");
        Said said = asked("release", id, "--reason", "x");
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("hold it first"), said.err());
    }

    /** A reason is asked for where it can help, and no question where yes would be of no use. */
    @Test
    void shouldSayWhatIsImpossible_beforeItAsksForAReason() throws IOException {
        String id = submitted("fc-cli-open");
        assertTrue(asked("reopen", "nobody").err().contains("nobody"));
        for (Said impossible : List.of(asked("reopen", id), answering("yes\n", "reopen", id, "--reason", "x"))) {
            assertEquals(1, impossible.exit());
            assertTrue(impossible.err().contains("it has not ended as done"), impossible.err());
            assertFalse(impossible.err().contains("[y/N]"), impossible.err());
            assertFalse(impossible.err().contains("--reason"), impossible.err());
        }
        simulator.scriptCancels("fc-cli-why", Fault.RESET_AFTER);
        Path file = home.resolve("why.json");
        Files.writeString(file, "{\"provider\":\"lafactura\",\"tascode\":\"fc-cli-why\",\"description\":\"x\"}");
        String held = asked("submit", file.toString()).out().split(" ", 2)[0];
        awaitHeld(held, 1);
        Said without = asked("retry", held);
        assertEquals(1, without.exit());
        assertTrue(without.err().contains("--reason") && without.err().contains("Falta el motivo"), without.err());
        assertFalse(without.err().contains("[y/N]"), without.err());
    }

    @Test
    void shouldSayThatThereIsNoSuchVersion() throws IOException {
        String id = submitted("fc-cli-999");
        Said said = asked("retry", id, "--reason", "x", "--seen", "999");
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("has no version 999"), said.err());
        assertTrue(said.err().contains("anula show " + id), said.err());
    }

    @Test
    void shouldLookNow() throws IOException {
        String id = submitted("fc-cli-6");
        long before = simulator.stats().verifies();
        assertEquals(0, asked("check-now", id).exit());
        await().atMost(Duration.ofSeconds(30)).until(() -> simulator.stats().verifies() > before);
    }

    @Test
    void shouldSayThatNobodyAnswers_whenNoServiceRuns() {
        Said said = typed("list", "--url", "http://127.0.0.1:" + FreePort.next());
        assertEquals(1, said.exit());
        assertEquals(1, said.err().lines().count(), said.err());
    }

    @Test
    void shouldExit2WithOneLine_whenItIsUsedWrongly() {
        for (String[] wrong : new String[][] {
            {"list", "--stat", "HELD"},
            {"show"},
            {"resolve", "x"},
            {"resolve", "x", "--reason", "y"},
            {"reopen"},
            {"resolve", "x", "--reason", "y", "--not-cancelled", "--credit-note", "nc-1"},
            {"nothing"}
        }) {
            Said said = typed(wrong);
            assertEquals(2, said.exit(), String.join(" ", wrong));
            assertEquals(1, said.err().strip().lines().count(), said.err());
            assertTrue(said.err().contains("--help"), said.err());
        }
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        Said said = asked("submit", home.resolve("none.csv").toString());
        assertEquals(1, said.exit());
        assertTrue(said.err().contains("none.csv"), said.err());
    }

    @Test
    void shouldSayWhatTheSettingsMakeOfAKeptAnswer() throws IOException {
        Path file = home.resolve("answer.xml");
        Files.writeString(file, "<r><Estado>Lista</Estado><cae>70417054367476</cae></r>");
        Said said = typed("calipso", "try", file.toString());
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("answer.xml: ACCEPTED, credit note 70417054367476"), said.out());
        assertTrue(said.out().contains("r.cae = 70417054367476: CAE"), said.out());
        Said other = typed("calipso", "try", "--json", "--set", "calipso.answer.result=Estado", file.toString());
        assertEquals("in-doubt", Json.own(other.out()).path("now").asText(), other.out());
    }

    @Test
    void shouldFail_whenAKeptAnswerOrAKeyIsNotThere() {
        Said missing = typed("calipso", "try", home.resolve("none.json").toString());
        assertEquals(1, missing.exit());
        assertTrue(missing.err().contains("none.json: no such file"), missing.err());
        Said wrong = asked("calipso", "try", "--stored", "--set", "calipso.answer.reslt=x");
        assertEquals(1, wrong.exit());
        assertTrue(wrong.err().contains("calipso.answer.reslt: cannot be tried"), wrong.err());
        assertEquals(2, typed("calipso", "try").exit());
    }

    @Test
    void shouldTryAllAnswersInTheStore_throughTheService() {
        Said said = asked("calipso", "try", "--stored");
        assertEquals(0, said.exit(), said.err());
        assertTrue(said.out().contains("Answers judged: 0, of cancellations: 0."), said.out());
    }
}
