package io.anula.observe.alarm;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.anula.InProcess;
import io.anula.cancellation.Outcome;
import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.intake.table.TableCheck;
import io.anula.intake.table.TableSettings;
import io.anula.io.Json;
import io.anula.testing.Given;
import io.anula.testing.MailServer;
import io.anula.testing.TestStore;
import io.anula.testing.TraceReceiver;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped examples in the place of the shipped routes, and a service that raises an alarm or ends a cancellation. */
final class AlarmExamplesTest {
    private final Map<String, String> file = new HashMap<>();

    @TempDir
    private Path home = Path.of("");

    @Test
    void shouldPostEachAlarm_whenThereIsAWebhook() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/services/x", exchange -> {
            posted.add(exchange.getRequestHeaders().getFirst("Content-Type")
                    + ' '
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        file.put(
                "alarms.webhook.url",
                "http://127.0.0.1:%d/services/x".formatted(server.getAddress().getPort()));
        try {
            raiseAndClear("alarms-by-webhook.camel.yaml", () -> posted.size() == 2);
        } finally {
            server.stop(0);
        }
        String first = posted.get(0);
        assertTrue(first.startsWith("application/json {"), first);
        assertEquals(
                "full / lleno",
                Json.value(first.substring(first.indexOf('{')))
                        .orElseThrow()
                        .path("message")
                        .asText());
        assertTrue(posted.get(1).contains("\"raised\":false"), posted.get(1));
    }

    @Test
    void shouldMailEachAlarm_whenThereIsAMailServer_andTellNobodyItsPassword() throws IOException {
        try (MailServer server = new MailServer();
                TraceReceiver traces = new TraceReceiver()) {
            file.put("trace.endpoint", traces.endpoint());
            file.put("alarms.mail.server", "smtp://127.0.0.1:" + server.port());
            file.put("alarms.mail.username", "anula");
            file.put("alarms.mail.password", "pa%+ss&word");
            file.put("alarms.mail.from", "anula@example.com");
            file.put("alarms.mail.to", "operators@example.com");
            raiseAndClear(
                    "alarms-by-mail.camel.yaml",
                    () -> server.mails().size() == 2 && traces.received().contains("smtp://"));
            assertFalse(traces.received().contains("pa%"), "the password is in a trace");
            String mail = server.mails().get(0);
            assertTrue(mail.contains("Subject: Anula north: ALARM a-test"), mail);
            assertTrue(mail.contains("To: operators@example.com"), mail);
            assertTrue(mail.contains("full / lleno"), mail);
        }
    }

    @Test
    void shouldPostEachEndAsACloudEvent_whenTheRouteDecidedHasAWebhook() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/decided", exchange -> {
            String event = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(exchange.getRequestHeaders().getFirst("Content-Type") + ' ' + event);
            exchange.sendResponseHeaders(posted.size() == 1 ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        file.put(
                "decided.webhook.url",
                "http://127.0.0.1:%d/decided".formatted(server.getAddress().getPort()));
        try {
            withExample("decided-by-webhook.camel.yaml", "decided.camel.yaml", service -> {
                TestStore store = new TestStore(service.database());
                store.go(
                        store.ready("fc-1"),
                        new Outcome.Claimed(store.clock.instant()),
                        new Outcome.Refused("no such invoice", false, null));
                await().atMost(Duration.ofSeconds(30)).until(() -> posted.size() == 2);
            });
        } finally {
            server.stop(0);
        }
        assertEquals(posted.get(0), posted.get(1));
        assertTrue(posted.get(1).startsWith("application/cloudevents+json {"), posted.get(1));
        assertTrue(posted.get(1).contains("\"type\":\"io.anula.cancellation.rejected\""), posted.get(1));
        assertTrue(posted.get(1).contains("\"subject\":\"fc-1\""), posted.get(1));
    }

    private void raiseAndClear(String example, Callable<Boolean> told) throws IOException {
        withExample(example, "alarms.camel.yaml", service -> {
            Alarms alarms = service.part("alarms", Alarms.class);
            alarms.raise("a-test", Effect.STOPS_WORK, "full / lleno");
            alarms.clear("a-test");
            await().atMost(Duration.ofSeconds(30)).until(told);
        });
    }

    private void withExample(String example, String shipped, Consumer<InProcess> work) throws IOException {
        copyRoutes();
        Files.copy(
                Path.of("src", "main", "dist", "examples", example),
                home.resolve("routes").resolve(shipped),
                StandardCopyOption.REPLACE_EXISTING);
        Home itsHome = itsHome();
        Settings settings = itsHome.settings();
        assertEquals(List.of(), InProcess.findings(settings, home));
        assertEquals(List.of(), TableCheck.of(TableSettings.of(settings)));
        try (InProcess service = InProcess.editable(home, Clock.systemUTC())) {
            work.accept(service);
        }
    }

    private void copyRoutes() throws IOException {
        Path routes = Files.createDirectories(home.resolve("routes"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path each : shipped.toList()) {
                Files.copy(each, routes.resolve(each.getFileName()));
            }
        }
    }

    private Home itsHome() throws IOException {
        for (String folder : List.of("inbox", "outbox", "archive", "rejected")) {
            file.put(folder + ".dir", home.resolve(folder).toString());
        }
        file.put("store.url", "jdbc:hsqldb:file:" + home.resolve("data/anula"));
        file.put("store.listen", "");
        file.put("http.port", "0");
        file.put("node.name", "north");
        file.put("simulator.enabled", "false");
        file.put("watch.min-free", "0");
        Properties written = new Properties();
        written.putAll(file);
        Files.createDirectories(home.resolve("config"));
        try (Writer properties = Files.newBufferedWriter(home.resolve(Settings.FILE))) {
            written.store(properties, null);
        }
        return new Home(Given.PROVIDERS, home, Map.of(), new Properties());
    }
}
