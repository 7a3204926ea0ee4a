package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.State;
import io.anula.config.routes.Finding;
import io.anula.testing.RawServer;
import io.anula.testing.RawServer.Arrived;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the route of a provider's call sets is what leaves, byte by byte; what would not leave is named. */
final class CallRouteTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    private static final String FIRST = "        - log:\n            id: calipso-request-log";
    private static final String AFTER = "        - log:\n            id: calipso-answer-log";
    private static final Set<String> ALWAYS = Set.of(
            "accept-encoding", "authorization", "connection", "content-length", "content-type", "host", "user-agent");

    @TempDir
    private Path folder = Path.of("");

    private static Arrived call(LiveHome home, RawServer provider, int number) throws IOException {
        String order = Files.readString(Path.of("src/main/resources/samples/4-calipso-new.json"));
        home.drop(
                "order-%d.json".formatted(number),
                order.replaceAll("\"ordenid\"\\s*:\\s*\"?\\d+\"?", "\"ordenid\": " + (900 + number)));
        Awaitility.await().atMost(LiveHome.SOON).until(() -> provider.arrived().size() == number);
        return provider.arrived().get(number - 1);
    }

    private static String step(String kind, String id, String name, String value) {
        return """
                        - %s:
                            id: %s
                %s            expression:
                              simple:
                                expression: '%s'
                """.formatted(kind, id, name.isEmpty() ? "" : "            name: " + name + "\n", value);
    }

    @Test
    void shouldSendWhatTheRouteSets_andNothingElseOfTheMessage() throws IOException {
        try (RawServer provider = new RawServer(ANSWER);
                LiveHome home =
                        new LiveHome(folder, Map.of("calipso.url", provider.url("/erp"), "calipso.username", "u"))) {
            Arrived shipped = call(home, provider, 1);
            assertEquals("POST /erp HTTP/1.1", shipped.line());
            assertTrue(ALWAYS.containsAll(shipped.headers().keySet()), () -> shipped.headers()
                    .toString());

            String good = home.read("calipso");
            String added = step("setHeader", "own-1", "X-Empresa", "Añil ${variable.provider}")
                    + step("setHeader", "own-2", "CamelHttpQuery", "empresa=7&nombre=ñandú 1")
                    + step("setHeader", "own-3", "CamelFileName", "not for them");
            home.save("calipso", good.replace(FIRST, added + FIRST));
            long version = home.awaitVersionAfter(1).version();
            Arrived headers = call(home, provider, 2);
            assertEquals("POST /erp?empresa=7&nombre=%C3%B1and%C3%BA%201 HTTP/1.1", headers.line());
            assertEquals("A\u00f1il calipso", headers.headers().get("x-empresa"));
            assertEquals(
                    shipped.headers().keySet().size() + 1, headers.headers().size(), () -> headers.headers()
                            .toString());
            assertTrue(headers.body().contains("\"ordenid\""), headers::body);

            home.save(
                    "calipso",
                    good.replace(FIRST, step("setBody", "own-4", "", "{\"año\": \"${variable.provider}\"}") + FIRST));
            home.awaitVersionAfter(version);
            assertEquals("{\"año\": \"calipso\"}", call(home, provider, 3).body());
        }
    }

    @Test
    void shouldNameWhatWouldNotLeave() throws IOException {
        try (LiveHome home = new LiveHome(folder, Map.of())) {
            String good = home.read("calipso");
            int line = (int) good.substring(0, good.indexOf(FIRST)).lines().count() + 3;
            for (String header : List.of("Host", "content-length", "CamelHttpUri", "Leave-By")) {
                home.save("calipso", good.replace(FIRST, step("setHeader", "own-1", header, "x") + FIRST));
                Finding finding = home.awaitRefusal(home.route("calipso"));
                assertTrue(finding.what().startsWith("header '" + header + "': "), finding::toString);
                assertEquals(line, finding.line(), finding::toString);
                home.save("calipso", good);
                home.awaitNothingRefused();
            }
            assertEquals(1, home.state().version());
        }
    }

    @Test
    void shouldJudgeWhatTheOperatorsRouteHasMadeOfTheAnswer_andKeepWhatCame() throws IOException {
        try (RawServer provider = new RawServer(ANSWER);
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            String accepted = "{\"Resultado\":\"A\",\"CAE\":\"70417054367476\",\"CbteDesde\":17}";
            home.save("calipso", home.read("calipso").replace(AFTER, step("setBody", "own-1", "", accepted) + AFTER));
            home.awaitVersionAfter(1);
            call(home, provider, 1);
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.lastHistory()
                    .filter(row -> row.state() == State.ACCEPTED)
                    .isPresent());
            assertEquals("{}", home.lastHistory().orElseThrow().content());
        }
    }

    @Test
    void shouldSendNothing_whenTheRouteBeforeTheCallFails() throws IOException {
        try (RawServer provider = new RawServer(ANSWER);
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            String failing = String.join(
                    "\n",
                    "        - throwException:",
                    "            id: own-1",
                    "            exceptionType: java.lang.IllegalStateException",
                    "            message: the own step does not work",
                    "");
            home.save("calipso", home.read("calipso").replace(FIRST, failing + FIRST));
            home.awaitVersionAfter(1);
            home.drop("order.json", Files.readString(Path.of("src/main/resources/samples/4-calipso-new.json")));
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.lastHistory()
                    .filter(row -> row.event().equals("NotSent"))
                    .isPresent());
            assertEquals(List.of(), provider.arrived());
        }
    }

    private static void save(LiveHome home, String before, String... steps) throws IOException {
        home.save("calipso", home.read("calipso").replace(before, String.join("\n", steps) + "\n" + before));
        home.awaitVersionAfter(1);
        home.drop("order.json", Files.readString(Path.of("src/main/resources/samples/4-calipso-new.json")));
    }

    @Test
    void shouldBeInDoubt_whenAStepAfterTheCallCannotReachItsOwnHost() throws IOException {
        try (RawServer provider = new RawServer(ANSWER);
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            save(home, AFTER, "        - to:", "            id: own-1", "            uri: http://127.0.0.1:9/audit");
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.lastHistory()
                    .filter(row -> row.event().equals("Unknown"))
                    .isPresent());
            assertEquals("{}", home.lastHistory().orElseThrow().content());
            assertEquals(1, provider.arrived().size(), "and it is never sent again");
        }
    }

    @Test
    void shouldRecordAnOutcome_whenTheRouteBeforeTheCallHandlesItsFailureItself() throws IOException {
        try (RawServer provider = new RawServer(ANSWER);
                LiveHome home = new LiveHome(folder, Map.of("calipso.url", provider.url("/erp")))) {
            String handled = String.join(
                    "\n",
                    "- onException:",
                    "    id: own-handled",
                    "    exception:",
                    "      - java.lang.IllegalStateException",
                    "    handled:",
                    "      constant:",
                    "        expression: \"true\"",
                    "");
            home.save(
                    "calipso",
                    home.read("calipso")
                            .replaceFirst("(?m)^- route:", handled + "- route:")
                            .replace("    routeConfigurationId: call-failures\n", "")
                            .replace(
                                    FIRST,
                                    String.join(
                                                    "\n",
                                                    "        - throwException:",
                                                    "            id: own-1",
                                                    "            exceptionType: java.lang.IllegalStateException",
                                                    "            message: the own step does not work",
                                                    "")
                                            + FIRST));
            home.awaitVersionAfter(1);
            home.drop("order.json", Files.readString(Path.of("src/main/resources/samples/4-calipso-new.json")));
            Awaitility.await().atMost(LiveHome.SOON).until(() -> home.lastHistory()
                    .filter(row -> row.event().equals("NotSent"))
                    .isPresent());
            assertEquals(List.of(), provider.arrived());
        }
    }
}
