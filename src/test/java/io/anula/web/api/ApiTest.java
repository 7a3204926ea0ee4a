package io.anula.web.api;

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
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of a running service, which no provider answers: what is taken stays open. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class ApiTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LIVES = "/api/cancellations";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final String SECRET = "a-secret-of-the-hook";

    private final Simulator simulator = Simulator.start(
            SimulatorOptions.builder().verifiesUntilDecided(Integer.MAX_VALUE).build());
    private final int port = FreePort.next();
    private final Conversation api = new Conversation(port);
    private InProcess service;

    @BeforeAll
    void start(@TempDir Path home) {
        service = InProcess.running(
                home,
                Map.of(
                        "LAFACTURA_URL",
                        simulator.laFacturaUrl(),
                        "LAFACTURA_ACCOUNTS_NORTE_APPROVAL",
                        "always",
                        "CALIPSO_URL",
                        "http://127.0.0.1:1/",
                        "HTTP_PORT",
                        Integer.toString(port),
                        "HOOKS_SECRET",
                        SECRET,
                        "LAFACTURA_CONNECT_TIMEOUT",
                        "500ms",
                        "LAFACTURA_RESPONSE_TIMEOUT",
                        "500ms",
                        "POLL_CRON",
                        "0 0 0 1 1 ? 2099",
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

    private static String request(String invoice) {
        return "{\"provider\":\"lafactura\",\"tascode\":\"%s\",\"description\":\"<b>Error</b>\"}".formatted(invoice);
    }

    private String submitted(String invoice) {
        return api.post(202, LIVES, request(invoice)).at("/accepted/0/id").asText();
    }

    /** The id of one that has its credit note. */
    private String sent(String invoice) {
        String id = submitted(invoice);
        await().atMost(PATIENCE).until(() -> state(id).equals("SENT"));
        return id;
    }

    private String state(String id) {
        return api.get(200, LIVES + '/' + id).path("state").asText();
    }

    private static final String CREDIT =
            Resources.sample("calipso-legacy.json").replace("69124733689830", "00000000000000");

    private static String credit(String order) {
        return CREDIT.replace("\"ordenid\": 1204", "\"ordenid\": " + order);
    }

    @Test
    void shouldRefuseWhatARuleBlocks_andTakeItWhenAPersonOverrulesTheRule() {
        JsonNode refused = api.post(422, LIVES, credit("88001")).at("/invalid/0");
        assertEquals("cae-zeros", refused.path("rule").asText());
        assertTrue(refused.path("blocked").asBoolean(), refused::toString);
        JsonNode taken = api.post(
                        202, LIVES + "?overrule=cae-zeros&reason=agreed%20by%20telephone&by=maria", credit("88001"))
                .at("/accepted/0");
        assertEquals("maria", taken.path("overruledBy").asText(), taken::toString);
        JsonNode asked = api.get(200, LIVES + '/' + taken.path("id").asText()).at("/history/0");
        assertEquals("maria", asked.path("actor").asText(), asked::toString);
        assertTrue(asked.path("message").asText().contains("agreed by telephone"), asked::toString);
    }

    @Test
    void shouldSendNothing_untilAPersonApprovesIt() {
        String asked = request("fc-approved").replace("{\"provider", "{\"account\":\"norte\",\"provider");
        JsonNode taken = api.post(202, LIVES, asked).at("/accepted/0");
        assertTrue(taken.path("approval").asText().contains("approval = always"), taken::toString);
        String id = taken.path("id").asText();
        JsonNode held = api.get(200, LIVES + '/' + id);
        assertEquals("HELD", held.path("state").asText());
        assertEquals(0, held.path("attempts").asInt());
        sent("fc-approved-after");
        assertEquals("HELD", state(id), "others go on, this one waits");
        api.post(200, LIVES + '/' + id + "/release", "{\"by\":\"maria\",\"reason\":\"checked\"}");
        await().atMost(PATIENCE).until(() -> state(id).equals("SENT"));
    }

    @Test
    void shouldSayWhatTheRulesThink_andStoreNothing_whenItIsADryRun() {
        JsonNode said = api.post(200, LIVES + "?dry-run=true", credit("88002"));
        assertEquals("INVALID", said.at("/results/0/verdict").asText());
        JsonNode rules = said.at("/results/0/rules");
        assertEquals("kept", rules.at("/0/result").asText(), rules::toString);
        assertEquals("broken", rules.at("/1/result").asText(), rules::toString);
        assertEquals("not-known", rules.at("/2/result").asText(), rules::toString);
        assertEquals(0, api.get(200, LIVES + "?q=88002").path("cancellations").size());
    }

    @Test
    void shouldTakeARequest_andShowItsWholeLife() {
        JsonNode life = api.get(200, LIVES + '/' + sent("fc-api-1"));
        assertEquals("fc-api-1", life.path("invoice").asText());
        assertTrue(life.path("creditNote").asText().startsWith("nc-"), life::toString);
        assertEquals("Requested", life.at("/history/0/event").asText());
        life.path("history")
                .forEach(row -> assertEquals(
                        service.live().version(), row.path("configVersion").asLong(), row::toString));
    }

    @Test
    void shouldTakeTheGood_andSayWhatIsWrongWithTheOthers() {
        String csv = "provider,account,tascode,description\nlafactura,,fc-api-2,Error\nlafactura,,,Error\n";
        JsonNode receipt = api.post(202, LIVES, csv, "text/csv");
        assertEquals(1, receipt.path("accepted").size());
        assertEquals(2, receipt.at("/invalid/0/record").asInt());
        assertEquals(3, receipt.at("/invalid/0/line").asInt());
    }

    @Test
    void shouldFollowTheFirst_whenAnInvoiceIsAskedForAgain() {
        String id = submitted("fc-api-3");
        assertEquals(
                id,
                api.post(202, LIVES, request("fc-API-3")).at("/duplicates/0/of").asText());
    }

    @Test
    void shouldAnswerAsTheFirstTime_whenTheSameKeyComesAgain() {
        Conversation keyed = new Conversation(port).with("Idempotency-Key", "k-1");
        JsonNode first = keyed.post(202, LIVES, request("fc-api-4"));
        assertEquals(first, keyed.post(202, LIVES, request("fc-api-4")));
    }

    @Test
    void shouldTakeNothing_whenAKeyComesWithOtherRequests() {
        Conversation keyed = new Conversation(port).with("Idempotency-Key", "k-2");
        keyed.post(202, LIVES, request("fc-api-5"));
        keyed.post(422, LIVES, "[%s,%s]".formatted(request("fc-api-5"), request("fc-api-6")));
        assertEquals(
                0, api.get(200, LIVES + "?q=fc-api-6").path("cancellations").size());
        keyed.post(422, LIVES, request("fc-api-5").replace("Error", "Another reason"));
    }

    @Test
    void shouldNameThePlace_whenTheBodyBreaksOff() {
        JsonNode problem = api.post(400, LIVES, "[\n{\"provider\":");
        assertEquals(2, problem.path("line").asInt());
        assertEquals("urn:anula:problem:unreadable", problem.path("type").asText());
    }

    @Test
    void shouldSayThatNothingWasTaken_whenNoRequestIsValid() {
        JsonNode problem = api.post(422, LIVES, "{\"provider\":\"lafactura\"}");
        assertEquals(1, problem.path("invalid").size());
        assertEquals(422, problem.path("status").asInt());
    }

    @Test
    void shouldSayWhatItTakes_whenTheTypeIsUnknown() {
        String said = api.post(415, LIVES, "%PDF-1.4", "application/pdf")
                .path("detail")
                .asText();
        assertTrue(said.contains("application/json"), said);
    }

    @Test
    void shouldSayAsAProblem_whatNoEndpointAnswers() throws IOException {
        for (String request : List.of(
                "GET /api/nobody",
                "GET /nowhere",
                "GET /observe/nothing",
                "PUT " + LIVES,
                "POST /api/summary",
                "POST " + LIVES + "/x/explode")) {
            assertProblem(request, asked(request, 0));
        }
        String tooLarge = "POST " + LIVES;
        String reply = asked(tooLarge, Integer.MAX_VALUE);
        assertProblem(tooLarge, reply);
        assertTrue(reply.startsWith("HTTP/1.1 413 "), reply);
    }

    private String asked(String request, int announced) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String asked = "%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n\r\n".formatted(request, announced);
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            StringBuilder reply = new StringBuilder();
            while (reply.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                assertTrue(next >= 0, () -> request + " → " + reply);
                reply.append((char) next);
            }
            Matcher length = LENGTH.matcher(reply);
            assertTrue(length.find(), () -> request + " → " + reply);
            byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(length.group(1)));
            return reply + new String(body, StandardCharsets.UTF_8);
        }
    }

    private static void assertProblem(String request, String reply) {
        String lower = reply.toLowerCase(Locale.ROOT);
        assertTrue(lower.contains("content-type: application/problem+json\r\n"), request + " → " + reply);
        assertTrue(lower.contains("content-security-policy: default-src 'none'\r\n"), request + " → " + reply);
        JsonNode problem = Json.own(reply.substring(reply.indexOf("\r\n\r\n")).strip());
        assertEquals(reply.split(" ", 3)[1], problem.path("status").asText(), request);
    }

    @Test
    void shouldListThoseThatFit_newestFirst() {
        String older = submitted("fc-list-1");
        String newer = submitted("fc-list-2");
        JsonNode found = api.get(200, LIVES + "?q=FC-LIST&provider=lafactura&account=default");
        assertEquals(newer, found.at("/cancellations/0/id").asText());
        assertEquals(older, found.at("/cancellations/1/id").asText());
        JsonNode second = api.get(200, LIVES + "?q=fc-list&page=1&size=1");
        assertEquals(older, second.at("/cancellations/0/id").asText());
        assertFalse(second.path("more").asBoolean());
    }

    @Test
    void shouldFindNothing_whenTheTextIsAPatternOfTheDatabase() {
        assertEquals(0, api.get(200, LIVES + "?q=%25").path("cancellations").size());
    }

    @Test
    void shouldSayWhatIsAllowed_whenAParameterIsWrong() {
        assertTrue(api.get(400, LIVES + "?state=LOST").path("detail").asText().contains("IN_DOUBT"));
        api.get(400, LIVES + "?page=-1");
        api.get(400, LIVES + "?size=0");
        api.get(400, LIVES + "?size=501");
    }

    @Test
    void shouldHoldAndRelease_withWhoAndWhyInTheHistory() {
        String id = sent("fc-api-7");
        String said = "{\"reason\":\"the client called\",\"by\":\"maria\"}";
        assertEquals(
                "HELD",
                api.post(200, LIVES + '/' + id + "/hold", said).path("state").asText());
        assertEquals(
                "SENT",
                api.post(200, LIVES + '/' + id + "/release", said).path("state").asText());
        JsonNode history = api.get(200, LIVES + '/' + id).path("history");
        JsonNode last = history.get(history.size() - 1);
        assertEquals("Release", last.path("event").asText());
        assertEquals("maria: the client called", last.path("message").asText());
        assertEquals("maria", last.path("actor").asText());
        assertTrue(history.at("/0/actor").isNull(), history::toString);
    }

    /** The id of one whose provider does nothing and hangs up; then it makes notes, and hangs up. */
    private String heldInDoubt(String invoice) {
        simulator.scriptCancels(invoice, Fault.RESET_BEFORE, Fault.RESET_AFTER);
        String id = submitted(invoice);
        await().atMost(PATIENCE).until(() -> state(id).equals("HELD"));
        return id;
    }

    private int version(String id) {
        return api.get(200, LIVES + '/' + id).path("version").asInt();
    }

    @Test
    void shouldMakeOneNote_whenTheDecisionIsAboutWhatIsNotSoAnyMore() {
        String id = heldInDoubt("fc-stale-1");
        int seen = version(id);
        String decision = "{\"reason\":\"not there\",\"by\":\"%s\",\"version\":%d}";
        api.post(200, LIVES + '/' + id + "/retry", decision.formatted("beto", seen));
        await().atMost(PATIENCE).until(() -> state(id).equals("HELD") && version(id) > seen + 1);
        JsonNode stale = api.post(409, LIVES + '/' + id + "/retry", decision.formatted("ana", seen));
        assertEquals("urn:anula:problem:changed-since", stale.path("type").asText());
        assertEquals("Retry", stale.at("/since/0/event").asText());
        assertEquals("beto", stale.at("/since/0/actor").asText());
        assertTrue(stale.path("detail").asText().contains("beto: not there"), stale::toString);
        new Conversation(port)
                .with("If-Match", "\"" + seen + '"')
                .post(409, LIVES + '/' + id + "/retry", "{\"reason\":\"not there\"}");
        JsonNode without = api.post(428, LIVES + '/' + id + "/retry", "{\"reason\":\"not there\"}");
        assertEquals("urn:anula:problem:version-wanted", without.path("type").asText());
        new Conversation(port)
                .with("If-Match", "*")
                .post(428, LIVES + '/' + id + "/retry", "{\"reason\":\"not there\"}");
        assertEquals(1, simulator.notes("fc-stale-1"));
        JsonNode life = api.get(200, LIVES + '/' + id);
        assertEquals("HELD", life.path("state").asText());
        assertEquals("IN_DOUBT", life.path("heldFrom").asText());
        assertEquals(2, life.path("calls").size());
        life.path("calls")
                .forEach(call -> assertEquals("uncertain", call.path("known").asText(), life::toString));
    }

    @Test
    void shouldTakeTheVersion_asANumberOrAsATag() {
        String id = sent("fc-stale-2");
        String resource = LIVES + '/' + id;
        api.post(422, resource + "/hold", "{\"reason\":\"x\",\"version\":\"newest\"}");
        api.post(422, resource + "/hold", "{\"reason\":\"x\",\"version\":-1}");
        new Conversation(port).with("If-Match", "newest").post(422, resource + "/hold", "{\"reason\":\"x\"}");
        new Conversation(port)
                .with("If-Match", "\"1\"")
                .post(422, resource + "/hold", "{\"reason\":\"x\",\"version\":2}");
        JsonNode held = new Conversation(port)
                .with("If-Match", "\"" + version(id) + '"')
                .post(200, resource + "/hold", "{\"reason\":\"x\"}");
        String said = "{\"reason\":\"x\",\"version\":%d}"
                .formatted(held.path("version").asInt());
        assertEquals(
                "SENT", api.post(200, resource + "/release", said).path("state").asText());
        api.post(409, resource + "/hold", said);
    }

    @Test
    void shouldEndWithoutANote_whenAPersonSaysThatTheInvoiceStands() {
        simulator.scriptCancels("fc-api-8", Fault.RESET_BEFORE);
        String id = submitted("fc-api-8");
        await().atMost(PATIENCE).until(() -> !state(id).equals("READY"));
        String said = "{\"reason\":\"nothing there\",\"notCancelled\":true}";
        await().atMost(PATIENCE).until(() -> state(id).equals("HELD"));
        assertEquals(
                "REJECTED",
                api.post(200, LIVES + '/' + id + "/resolve", said).path("state").asText());
    }

    @Test
    void shouldRefuse_whatCannotBeSaidOfItNow() {
        String id = sent("fc-api-9");
        api.post(409, LIVES + '/' + id + "/retry", "{\"reason\":\"again\"}");
        assertEquals("SENT", state(id));
    }

    @Test
    void shouldDemandAReason_andOneOfBothWaysToResolve() {
        String id = sent("fc-api-10");
        api.post(422, LIVES + '/' + id + "/hold", "{}");
        api.post(422, LIVES + '/' + id + "/resolve", "{\"reason\":\"x\"}");
        api.post(400, LIVES + '/' + id + "/hold", "no json");
    }

    @Test
    void shouldKnowNothing_ofAnIdThatIsNone() {
        api.get(404, LIVES + "/nobody");
        api.post(404, LIVES + "/nobody/hold", "{\"reason\":\"x\"}");
    }

    @Test
    void shouldCountThemByState() {
        sent("fc-api-11");
        await().atMost(PATIENCE)
                .until(() -> api.get(200, "/api/summary").at("/states/SENT").asLong() > 0);
    }

    @Test
    void shouldLookAtOnce_whenAnEventNamesTheNote() {
        String id = sent("fc-api-12");
        String note = api.get(200, LIVES + '/' + id).path("creditNote").asText();
        long before = simulator.stats().verifies();
        api.post(
                204,
                "/hooks/lafactura/" + SECRET,
                "{\"document\":{\"tascode\":\"%s\",\"process\":\"2\"}}".formatted(note));
        await().atMost(PATIENCE).until(() -> simulator.stats().verifies() > before);
        assertEquals("SENT", state(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":\"{\\\"document\\\":{\\\"tascode\\\":\\\"%s\\\"}}\"}",
                "event=verified&document=%%7B%%22tascode%%22%%3A%%22%s%%22%%7D",
                "tascode=%s&process=2",
                "<event><tascode>%s</tascode></event>"
            })
    void shouldPollAtOnce_whateverFormTheEventHas(String form) {
        String id = sent("fc-api-hook-" + Integer.toHexString(form.hashCode()));
        String note = api.get(200, LIVES + '/' + id).path("creditNote").asText();
        long before = simulator.stats().verifies();
        api.post(204, "/hooks/lafactura/" + SECRET, form.formatted(note));
        await().atMost(Duration.ofSeconds(5)).until(() -> simulator.stats().verifies() > before);
    }

    @Test
    void shouldNotBeThere_forAnEventWithoutTheSecret() {
        api.post(404, "/hooks/lafactura/another-secret", "{}");
    }

    @Test
    void shouldNotBeThere_forAProviderThatSendsNoEvents() {
        api.post(404, "/hooks/calipso/" + SECRET, "{}");
        api.post(404, "/hooks/nosuch/" + SECRET, "{}");
    }

    @Test
    void shouldRefuseAPageOfAnotherSite() {
        new Conversation(port).with("Origin", "https://evil.example").post(403, LIVES, request("fc-evil"));
    }

    @Test
    void shouldTryOtherSettingsOnTheAnswersOfAProvider() {
        JsonNode page =
                api.post(200, "/api/answers/calipso", "{\"set\":{\"calipso.answer.cae\":\"Codigo\"},\"most\":5}");
        assertEquals(0, page.path("answers").asInt());
        assertTrue(page.path("goOn").isNull(), page::toString);
    }

    @Test
    void shouldTryNoOtherKey_andNoProviderWithoutSuchSettings() {
        JsonNode refused = api.post(422, "/api/answers/calipso", "{\"set\":{\"store.url\":\"x\"}}");
        assertTrue(refused.path("detail").asText().startsWith("store.url: cannot be tried"), refused::toString);
        api.post(404, "/api/answers/lafactura", "{}");
        api.post(400, "/api/answers/calipso", "[]");
    }
}
