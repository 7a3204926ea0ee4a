package io.anula.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.anula.InProcess;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.provider.Adapters;
import io.anula.provider.calipso.Calipso;
import io.anula.provider.factus.Factus;
import io.anula.provider.lafactura.LaFactura;
import io.anula.store.CancellationFilter;
import io.anula.store.CancellationSearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that is added has a folder, a line in the list, a route file and settings, and nothing else. */
final class ThirdProviderTest {
    private static final Adapters WITH_FACTUS = new Adapters(new LaFactura(), new Calipso(), new Factus());

    @TempDir
    private Path home = Path.of("");

    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final HttpServer provider = server();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
    }

    @BeforeEach
    void start() throws IOException {
        provider.createContext("/v1/invoices/", call -> {
            deleted.add(call.getRequestMethod() + " "
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(call, "pending");
        });
        provider.createContext(
                "/v1/credit-notes/", call -> answer(call, polls.incrementAndGet() < 3 ? "pending" : "accepted"));
        provider.start();
        for (String folder : List.of("routes", "config")) {
            Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        Files.copy(Path.of("src/test/resources/factus/factus.camel.yaml"), home.resolve("routes/factus.camel.yaml"));
        Files.writeString(
                home.resolve("config/application.properties"),
                Files.readString(home.resolve("config/application.properties"))
                        + "factus.url = http://127.0.0.1:%d/v1%n"
                                .formatted(provider.getAddress().getPort())
                        + "factus.username = us\nfactus.password = secret\n");
    }

    private static void answer(HttpExchange call, String status) throws IOException {
        byte[] body = "{\"credit_note\":{\"id\":\"77\",\"number\":\"NC77\",\"status\":\"%s\"}}"
                .formatted(status)
                .getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    @AfterEach
    void end() {
        provider.stop(0);
    }

    private static Map<String, Cancellation> all(InProcess service) {
        return new CancellationSearch(service.database())
                .page(new CancellationFilter(null, null, null, null), null, 10).found().stream()
                        .collect(Collectors.toMap(each -> each.key().invoice(), each -> each));
    }

    @Test
    void shouldCancelWithTheThirdProvider_asWithTheOthers() throws IOException {
        Map<String, String> hurry = Map.of("POLL_FIRST_DELAY", "100ms", "INBOX_SETTLE", "50ms");
        try (InProcess service = InProcess.editable(WITH_FACTUS, home, hurry, Clock.systemUTC())) {
            Path unfinished = Files.createDirectories(home.resolve("inbox")).resolve("one.part");
            Files.writeString(unfinished, """
                    [{"provider": "factus", "number": "SETP990", "reason": "Anulada"},
                     {"provider": "factus", "number": "setp 1", "reason": "Anulada"}]
                    """);
            Files.move(unfinished, home.resolve("inbox").resolve("one.json"));
            Awaitility.await().atMost(LiveHome.SOON).until(() -> all(service).values().stream()
                    .anyMatch(each -> each.state() == State.ACCEPTED));
            Cancellation done = all(service).get("SETP990");
            assertEquals("factus/default/setp990", done.key().live());
            assertEquals(
                    List.of("DELETE {\"number\":\"SETP990\",\"reason\":\"Anulada\"}"),
                    deleted.stream().map(ThirdProviderTest::sorted).toList());
            Path result = home.resolve("outbox").resolve("one.json.result.json");
            Awaitility.await()
                    .atMost(LiveHome.SOON)
                    .until(() ->
                            Files.exists(result) && Files.readString(result).contains("\"complete\" : true"));
            String told = Files.readString(result);
            assertTrue(told.contains("SETP990") && told.contains("ACCEPTED") && told.contains("not-an-invoice"), told);
        }
    }

    @Test
    void shouldTakeARowOfCsv_asOfAnyProviderWithoutDocuments() throws IOException {
        Map<String, String> hurry = Map.of("POLL_FIRST_DELAY", "100ms", "INBOX_SETTLE", "50ms");
        try (InProcess service = InProcess.editable(WITH_FACTUS, home, hurry, Clock.systemUTC())) {
            Path unfinished = Files.createDirectories(home.resolve("inbox")).resolve("two.part");
            Files.writeString(unfinished, "proveedor;factura;motivo\nfactus;SETP991;Anulada\n");
            Files.move(unfinished, home.resolve("inbox").resolve("two.csv"));
            Awaitility.await().atMost(LiveHome.SOON).until(() -> all(service).values().stream()
                    .anyMatch(each -> each.state() == State.ACCEPTED));
            assertEquals(1, deleted.size());
        }
    }

    /** The fields of a map come in any order. */
    private static String sorted(String call) {
        return call.contains("\"reason\":\"Anulada\",") ? call.replaceAll("\\{(.*),(.*)}", "{$2,$1}") : call;
    }
}
