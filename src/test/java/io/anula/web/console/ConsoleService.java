package io.anula.web.console;

import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.simulator.Fault;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.FreePort;
import io.anula.testing.TurnedClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A running service with its console, whose notes no authority decides, and ways to fill it. */
final class ConsoleService implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int QUICK = 4;
    private static final String TOKEN = "a-token-of-the-api";

    final int port = FreePort.next();
    final TurnedClock clock = new TurnedClock();
    private final Simulator simulator = Simulator.start(
            SimulatorOptions.builder().verifiesUntilDecided(Integer.MAX_VALUE).build());
    private final HttpClient client = HttpClient.newHttpClient();
    private final InProcess service;

    /** Drops a file of requests. */
    void drop(Path home, String name, String content) {
        Path inbox = home.resolve("inbox");
        try {
            Path temporary = Files.writeString(inbox.resolve('.' + name + ".tmp"), content);
            Files.move(temporary, inbox.resolve(name));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Raises an alarm that stops nothing. */
    void alarm(String name, String message) {
        service.part("alarms", Alarms.class).raise(name, Effect.WORK_GOES_ON, message);
    }

    /** @param users those names may log in, with {@link #PASSWORD} */
    ConsoleService(Path home, String... users) {
        StringBuilder setting = new StringBuilder();
        for (String user : users) {
            setting.append(setting.isEmpty() ? "" : ",")
                    .append(user)
                    .append(':')
                    .append(BCrypt.withDefaults().hashToString(QUICK, PASSWORD.toCharArray()));
        }
        Map<String, String> environment = new HashMap<>(Map.of(
                "LAFACTURA_URL", simulator.laFacturaUrl(),
                "CALIPSO_URL", simulator.calipsoUrl(),
                "HTTP_PORT", Integer.toString(port),
                "LAFACTURA_CONNECT_TIMEOUT", "500ms",
                "LAFACTURA_RESPONSE_TIMEOUT", "500ms",
                "POLL_FIRST_DELAY", "1h",
                "POLL_MAX_DELAY", "2h"));
        environment.put("CONSOLE_USERS", setting.toString());
        environment.put("API_TOKEN", TOKEN);
        environment.put("CONSOLE_TRUSTED_PROXIES", "127.0.0.1");
        service = InProcess.running(home, environment, clock);
    }

    /** Drops a provider's list of credit notes. */
    void list(Path home, String name, String content) {
        try {
            Path lists = Files.createDirectories(home.resolve("lists"));
            Path temporary = Files.writeString(lists.resolve('.' + name + ".tmp"), content);
            Files.move(temporary, lists.resolve(name));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Browser browser() {
        return new Browser(port);
    }

    /** A browser in which that user is logged in. */
    Browser loggedIn(String user) {
        Browser browser = browser();
        browser.login(user, PASSWORD, "/");
        return browser;
    }

    /** The id of a new one that has its credit note; what is given as description is what the request says. */
    String sent(String invoice, String description) {
        String request = Json.text(Map.of("provider", "lafactura", "tascode", invoice, "description", description));
        String id = api("POST", "", request).at("/accepted/0/id").asText();
        await().atMost(PATIENCE).until(() -> state(id).equals("SENT"));
        return id;
    }

    /** The id of one that is held in doubt: nothing was done, and a retry makes a note and is in doubt again. */
    String heldInDoubt(String invoice) {
        simulator.scriptCancels(invoice, Fault.RESET_BEFORE, Fault.RESET_AFTER);
        String request = Json.text(Map.of("provider", "lafactura", "tascode", invoice, "description", "Error"));
        String id = api("POST", "", request).at("/accepted/0/id").asText();
        awaitHeld(id, 1);
        return id;
    }

    /** Waits until it is held again, and that many calls were made for it. */
    void awaitHeld(String id, int calls) {
        await().atMost(PATIENCE)
                .until(() -> state(id).equals("HELD") && life(id).path("calls").size() == calls);
    }

    /** How many credit notes the provider has made for that invoice. */
    int notes(String invoice) {
        return simulator.notes(invoice);
    }

    /** The id of a document of Calipso that was taken. */
    String calipso(String document) {
        return api("POST", "", document).at("/accepted/0/id").asText();
    }

    String state(String id) {
        return life(id).path("state").asText();
    }

    JsonNode life(String id) {
        return api("GET", '/' + id, "");
    }

    private JsonNode api(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/cancellations%s".formatted(port, path)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return Json.own(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(told);
        }
    }

    @Override
    public void close() {
        service.close();
        simulator.close();
    }
}
