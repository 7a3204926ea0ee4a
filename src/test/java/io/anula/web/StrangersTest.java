package io.anula.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.secret.HomeSecret;
import io.anula.testing.FreePort;
import io.anula.testing.Web;
import io.anula.web.RawHttp.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers on the network may not do to a service with users and without a token of its API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made before the first test
final class StrangersTest {
    private static final String LIVES = "/api/cancellations";
    private static final String HOST = "Host: localhost\n";
    private static final String BODY = "{\"provider\":\"lafactura\",\"tascode\":\"fc-raw-1\",\"description\":\"x\"}";
    private static final String CHUNKED = Integer.toHexString(BODY.length()) + "\n" + BODY + "\n0\n\n";
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\n";

    private final int port = FreePort.next();
    private final RawHttp raw = new RawHttp(port, Duration.ofSeconds(3));
    private InProcess service;
    private String secret;

    @BeforeAll
    void start(@TempDir Path home) {
        String store = "jdbc:hsqldb:file:" + home.resolve("data/anula");
        service = InProcess.running(
                home,
                Map.of(
                        "HTTP_PORT",
                        Integer.toString(port),
                        "STORE_URL",
                        store,
                        "CONSOLE_USERS",
                        "ana:" + BCrypt.withDefaults().hashToString(4, "correct horse".toCharArray())),
                Clock.systemUTC());
        secret = HomeSecret.known(store);
    }

    @AfterAll
    void end() {
        service.close();
    }

    private String post(String more) {
        return "POST " + LIVES + " HTTP/1.1\n" + HOST + "Authorization: Bearer " + secret
                + "\nContent-Type: application/json\n" + more;
    }

    private void assertNothingTaken() throws IOException {
        String list = Web.get(port, LIVES + "?q=fc-raw-1", secret).body();
        assertTrue(Json.own(list).path("cancellations").isEmpty(), list);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\nTransfer-Encoding: chunked\n",
                "Transfer-Encoding: chunked\nContent-Length: 4\n",
                "Transfer-Encoding: chunked, xchunked\n",
                "Transfer-Encoding: xchunked, chunked\n",
                "Transfer-Encoding: chunked\nTransfer-Encoding: identity\n",
                "Transfer-Encoding : chunked\n",
                "Transfer-Encoding:\u000bchunked\n",
                "Content-Length: 4\nContent-Length: 5\n",
                "Content-Length: +4\n",
                "Content-Length: 0x4\n",
                "Host: other.example\nContent-Length: 4\n",
            })
    void shouldTakeNothing_thatAProxyCouldReadOtherwise(String lengths) throws IOException {
        Reply reply = raw.sendToItsEnd(post(lengths + "\n" + CHUNKED));
        assertTrue(reply.isClosed(), reply.text());
        assertTrue(reply.statuses().isEmpty() || reply.is(400), reply.text());
        assertNothingTaken();
    }

    @Test
    void shouldReadNoSecondRequest_outOfAChunkExtension() throws IOException {
        Reply reply = raw.sendToItsEnd(post(
                "Transfer-Encoding: chunked\n\n1;a=\"\nX\n0\n\nGET /api/openapi.yaml HTTP/1.1\n" + HOST + "Y: \"\n\n"));
        assertTrue(reply.statuses().stream().noneMatch(status -> status < 400), reply.text());
    }

    @Test
    void shouldSpeakHttp1Alone() throws IOException {
        Reply upgrade = new RawHttp(port, Duration.ofSeconds(30))
                .send("GET /login HTTP/1.1\n" + HOST
                        + "Upgrade: h2c\nConnection: Upgrade, HTTP2-Settings\nHTTP2-Settings: AAMAAABkAAQAAP__\n\n");
        assertTrue(upgrade.is(200), upgrade.text());
        Reply prior = raw.sendToItsEnd("PRI * HTTP/2.0\n\nSM\n\n\0\0\0\4\0\0\0\0\0");
        assertTrue(prior.isClosed() && prior.statuses().stream().allMatch(status -> status >= 400), prior.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-Forwarded-For: 127.0.0.1\n",
                "Authorization: Bearer\n",
                "Authorization: Bearer wrong\n",
                "Authorization: Basic YW5hOmNvcnJlY3QgaG9yc2U=\n"
            })
    void shouldWantAToken_asSoonAsThereAreUsers(String more) throws IOException {
        for (String asked :
                new String[] {"GET " + LIVES, "POST " + LIVES, "POST " + LIVES + "/x/hold", "GET /api/summary"}) {
            Reply reply = raw.send(asked + " HTTP/1.1\n" + HOST + more + "\n");
            assertTrue(reply.is(401), asked + reply.text());
            assertEquals("token-wanted", reply.problem());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded: for=1.1.1.1", "Via: 1.1 x", "X-Real-IP: 1.1.1.1", "X-Forwarded-Proto: https"})
    void shouldShowNothingThroughAProxy(String header) throws IOException {
        for (String path : new String[] {"/observe/health", "/observe/metrics", LIVES, "/", "/files"}) {
            Reply reply = raw.send("GET " + path + " HTTP/1.1\n" + HOST + header + "\n\n");
            assertFalse(reply.is(200), path + reply.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/observe/health",
                "/observe/metrics",
                "/x/../observe/metrics",
                "//observe/metrics",
                "/%6fbserve/health"
            })
    void shouldCheckItsName_whereItIsObservedToo(String path) throws IOException {
        assertEquals(
                "other-site",
                raw.send("GET " + path + " HTTP/1.1\nHost: rebound.example\n\n").problem());
    }

    /** A proxy that says nothing of itself looks like this machine. */
    @Test
    void shouldTellNoMoreThanThatItIsUp_whileThereAreUsersAndNoTokenToObserve() throws IOException {
        Reply health = raw.send("GET /observe/health HTTP/1.1\n" + HOST + "\n");
        assertTrue(health.is(200) && !health.text().contains("checks"), health.text());
        Reply more = raw.send("GET /observe/health?exposureLevel=full&data=true HTTP/1.1\n" + HOST + "\n");
        assertTrue(more.is(200) && !more.text().contains("checks"), more.text());
        assertTrue(raw.send("GET /observe/metrics HTTP/1.1\n" + HOST + "\n").is(401));
    }

    @Test
    void shouldBeObserved_fromThisMachineAndByAnAddress() throws IOException {
        assertTrue(raw.send("GET /observe/health/live HTTP/1.1\n" + HOST + "\n").is(200));
        assertTrue(raw.send("GET /observe/health/live HTTP/1.1\nHost: 10.0.0.7:8080\n\n")
                .is(200));
    }

    /** No byte of any of these bodies is sent: each is answered by its head. */
    @Test
    void shouldReadNoBody_beforeTheHeadIsLetIn() throws IOException {
        String long15 = "Content-Length: 15000000\n\n";
        assertTrue(raw.send("POST /login HTTP/1.1\n" + HOST + FORM + long15).is(413));
        assertTrue(raw.send("POST /cancellations/x/hold HTTP/1.1\n" + HOST + FORM + long15)
                .is(303));
        assertTrue(raw.send("POST " + LIVES + " HTTP/1.1\n" + HOST + long15).is(401));
        assertTrue(raw.send("POST /hooks/lafactura/wrong HTTP/1.1\n" + HOST + long15)
                .is(404));
        assertTrue(raw.send(post("Content-Length: 17000000\n\n")).is(413));
        Reply reply = raw.sendToItsEnd("POST /nowhere HTTP/1.1\n" + HOST + long15 + "a");
        assertTrue(reply.is(413) && reply.isClosed(), reply.text());
    }

    @Test
    void shouldStopReading_atTheLimitOfAFormInChunks() throws IOException {
        String chunk = "4000\n" + "a".repeat(0x4000) + "\n";
        Reply reply = raw.sendToItsEnd("POST /login HTTP/1.1\n" + HOST
                + "Content-Type: text/plain\nTransfer-Encoding: chunked\n\n" + chunk.repeat(6));
        assertTrue(reply.is(413) && reply.isClosed(), reply.text());
    }

    @Test
    void shouldStopReading_atTheFirstRecordTooMany() throws IOException {
        String many = "provider,tascode\n" + "lafactura,fc-1\n".repeat(10_001) + "lafactura,\"unfinished";
        Reply reply = raw.send("POST " + LIVES + " HTTP/1.1\n" + HOST + "Authorization: Bearer " + secret
                + "\nContent-Type: text/csv\nContent-Length: "
                + many.replace("\n", "\r\n").length() + "\n\n" + many);
        assertEquals("too-many", reply.problem(), reply.text());
    }

    @Test
    void shouldSayThatItCannotBeRead_whateverAStrangerSends() throws IOException {
        String fields = "a=1&b=2&c=3&".repeat(700);
        for (String request : new String[] {
            "POST /login HTTP/1.1\n" + HOST + FORM + "Content-Length: " + fields.length() + "\n\n" + fields,
            "POST /login HTTP/1.1\n" + HOST + FORM + "Content-Length: 6\n\na=%zz&",
            "GET /%zz HTTP/1.1\n" + HOST + "\n",
            "GET /login?a=%zz HTTP/1.1\n" + HOST + "\n",
            "GET http://localhost/login HTTP/1.1\n" + HOST + "\n"
        }) {
            assertTrue(raw.send(request).is(400), request);
        }
    }

    @Test
    void shouldReadAFewLongBodiesAtATime_andTheNextWhenThereIsAPlace() throws Exception {
        String body = "[" + BODY.replace("fc-raw-1", "fc-long-1") + " ".repeat(Endpoint.FORM_BYTES) + "]";
        String whole = post("Content-Length: " + body.length() + "\n\n" + body);
        byte[] unfinished =
                whole.substring(0, whole.length() - 9).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (Socket first = new Socket(InetAddress.getLoopbackAddress(), port);
                Socket second = new Socket(InetAddress.getLoopbackAddress(), port)) {
            first.getOutputStream().write(unfinished);
            second.getOutputStream().write(unfinished);
            RawHttp impatient = new RawHttp(port, Duration.ofMillis(500));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> impatient.send(whole).statuses().isEmpty());
            assertTrue(raw.send("GET /login HTTP/1.1\n" + HOST + "\n").is(200), "all else goes on");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> raw.send(whole).is(202));
    }

    @Test
    void shouldRefuseWhatAnotherSitesPagePosts() throws IOException {
        for (String path : new String[] {"/login", "/logout", LIVES, "/hooks/lafactura/x"}) {
            Reply reply = raw.send(
                    "POST " + path + " HTTP/1.1\n" + HOST + "Sec-Fetch-Site: cross-site\nContent-Length: 0\n\n");
            assertEquals("other-site", reply.problem(), reply.text());
        }
    }

    @Test
    void shouldSpeakForNobodyWhoCanLogIn() throws IOException {
        String request = BODY.replace("fc-raw-1", "fc-by-1");
        String taken = raw.send(post("Content-Length: " + request.length() + "\n\n" + request))
                .text();
        String id = taken.replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
        for (String[] by : new String[][] {{"ana", "api (ana)"}, {"the erp", "the erp"}}) {
            String said = "{\"reason\":\"x\",\"by\":\"%s\"}".formatted(by[0]);
            String type = "Content-Type: application/json\n";
            for (String verb : new String[] {"hold", "release"}) {
                String head = "POST " + LIVES + '/' + id + '/' + verb + " HTTP/1.1\n" + HOST + "Authorization: Bearer "
                        + secret + "\nContent-Length: " + said.length() + '\n';
                assertTrue(raw.send(head + FORM + '\n' + said).is(415));
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> raw.send(head + type + '\n' + said).is(200));
            }
            String history = Web.get(port, LIVES + '/' + id, secret).body();
            assertTrue(history.contains("\"actor\":\"" + by[1] + '"'), history);
        }
    }
}
