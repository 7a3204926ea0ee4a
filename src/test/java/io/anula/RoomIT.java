package io.anula;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.io.Json;
import io.anula.observe.alarm.Alarms;
import io.anula.store.DiskSpace;
import io.anula.testing.Given;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service while room on the disk goes and comes back. */
final class RoomIT {
    private static final long WANTED = 32L << 20;
    private static final int REQUESTS = 40;

    private final AtomicLong free = new AtomicLong(WANTED * 2);
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path home = Path.of("");

    @Test
    void shouldEndEverythingOnce_whenRoomWasMissingForAWhile() throws IOException {
        int simulator = freePort();
        int health = freePort();
        Settings settings = settings(simulator, health);
        Alarms alarms = new Alarms(Clock.systemUTC());
        DiskSpace room = new DiskSpace(alarms, List.of(home), WANTED, folder -> free.get());
        try (Service service = Service.start(
                settings,
                new Home(Given.PROVIDERS, Path.of(""), Map.of(), new Properties()),
                Clock.systemUTC(),
                alarms,
                room)) {
            assertTrue(service.context().isStarted());
            assertEquals(200, status(health, "ready"));
            drop("before.jsonl", 0);
            await().until(() -> stats(simulator, "notesMade") > 0);
            free.set(WANTED / 2);
            await().until(() -> status(health, "ready") == 503);
            assertEquals(200, status(health, "live"));
            assertTrue(body(health, "ready").contains(DiskSpace.ALARM));
            drop("meanwhile.jsonl", REQUESTS);
            await().during(Duration.ofSeconds(2)).until(() -> Files.exists(inbox("meanwhile.jsonl")));
            free.set(WANTED * 2);
            await().atMost(Duration.ofSeconds(60)).until(() -> complete("before") && complete("meanwhile"));
            assertEquals(200, status(health, "ready"));
            assertEquals(2 * REQUESTS, stats(simulator, "notesMade"));
            assertEquals(0, stats(simulator, "doubles"));
            assertEquals(List.of(), alarms.active());
        }
    }

    private Settings settings(int simulator, int health) {
        String url = "http://127.0.0.1:" + simulator;
        Map<String, String> file = new HashMap<>();
        for (String folder : List.of("inbox", "outbox", "archive", "rejected", "evidence")) {
            file.put(folder + ".dir", home.resolve(folder).toString());
        }
        file.put("store.url", "jdbc:hsqldb:file:" + home.resolve("data/anula"));
        file.put("store.listen", "");
        file.put("inbox.settle", "100ms");
        file.put("lafactura.url", url + "/lafactura/api2.0");
        file.put("lafactura.max-in-flight", "2");
        file.put("lafactura.connect-timeout", "2s");
        file.put("lafactura.response-timeout", "2s");
        file.put("calipso.url", url + "/calipso/");
        file.put("simulator.enabled", "true");
        file.put("simulator.port", Integer.toString(simulator));
        file.put("http.port", Integer.toString(health));
        file.put("shutdown.timeout", "5s");
        file.put("watch.min-free", "0");
        return Settings.of(Given.PROVIDERS.settings(), file, Map.of(), new Properties());
    }

    private void drop(String name, int first) throws IOException {
        String lines = IntStream.range(first, first + REQUESTS)
                .mapToObj("{\"provider\":\"lafactura\",\"tascode\":\"fc-%06d\",\"description\":\"prueba\"}"::formatted)
                .collect(Collectors.joining("\n"));
        Path unfinished = inbox('.' + name + ".part");
        Files.writeString(unfinished, lines);
        Files.move(unfinished, inbox(name));
    }

    private Path inbox(String name) {
        return home.resolve("inbox").resolve(name);
    }

    private boolean complete(String name) throws IOException {
        Path result = home.resolve("outbox").resolve(name + ".jsonl.result.json");
        return Files.exists(result)
                && Json.mapper().readTree(result.toFile()).path("complete").asBoolean();
    }

    private int status(int port, String which) throws IOException {
        return get(port, "/observe/health/" + which).statusCode();
    }

    private String body(int port, String which) throws IOException {
        return get(port, "/observe/health/" + which).body();
    }

    private int stats(int port, String field) throws IOException {
        return Json.mapper()
                .readTree(get(port, "/stats").body())
                .findPath(field)
                .asInt();
    }

    private HttpResponse<String> get(int port, String path) throws IOException {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException(ended);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
