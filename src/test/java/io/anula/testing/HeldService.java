package io.anula.testing;

import static org.awaitility.Awaitility.await;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.InProcess;
import io.anula.io.Json;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A running service with many held cancellations: of four causes, over five accounts. Ana and Beto may log in. */
public final class HeldService implements AutoCloseable {
    /** The password of both. */
    public static final String PASSWORD = "correct horse";
    /** The token of the API. */
    public static final String TOKEN = "a-token-of-the-api";
    /** The causes. */
    public static final List<String> CAUSES = List.of("approval", "reopened", "by-person", "not-the-note");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int QUICK = 4;
    private static final String CREDIT = Resources.sample("calipso-legacy.json");

    /** Where it listens. */
    public final int port = FreePort.next();

    /** The providers. */
    public final Simulator simulator = Simulator.start(
            SimulatorOptions.builder().verifiesUntilDecided(Integer.MAX_VALUE).build());

    private final HttpClient client = HttpClient.newHttpClient();
    private final InProcess service;

    /** @param ofEach how many of each cause */
    public HeldService(Path home, int ofEach) {
        String hash = BCrypt.withDefaults().hashToString(QUICK, PASSWORD.toCharArray());
        Map<String, String> environment = new HashMap<>(Map.of(
                "LAFACTURA_URL", simulator.laFacturaUrl(),
                "CALIPSO_URL", simulator.calipsoUrl(),
                "HTTP_PORT", Integer.toString(port),
                "LAFACTURA_ACCOUNTS_NORTE_APPROVAL", "always",
                "LAFACTURA_ACCOUNTS_SUR_APPROVAL", "always",
                "CALIPSO_ACCOUNTS_CENTRO_APPROVAL", "always",
                "CALIPSO_ACCOUNTS_OESTE_APPROVAL", "always",
                "POLL_FIRST_DELAY", "1h",
                "POLL_MAX_DELAY", "2h"));
        environment.put("CONSOLE_USERS", "ana:%s,beto:%s".formatted(hash, hash));
        environment.put("API_TOKEN", TOKEN);
        service = InProcess.running(home, environment, Clock.systemUTC());
        fill(ofEach);
    }

    private void fill(int ofEach) {
        int half = ofEach / 2;
        List<String> lafactura = new ArrayList<>();
        List<String> calipso = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            lafactura.add(request(i < half ? "norte" : "sur", "fc-approval-" + i));
            lafactura.add(request("default", "fc-held-" + i));
            lafactura.add(request(i < half ? "norte" : "sur", "fc-wrong-" + i));
            calipso.add(credit(i < half ? "centro" : "oeste", Integer.toString(50_000 + i)));
        }
        Map<String, String> taken = new HashMap<>();
        take(lafactura, taken);
        take(calipso, taken);
        List<String> named = ids(taken, "fc-wrong-");
        named.addAll(ids(taken, "/50"));
        decide("resolve", named, "");
        List<String> done = ids(taken, "/50");
        decide("reopen", done, "");
        List<String> sent = ids(taken, "fc-held-");
        await().atMost(PATIENCE)
                .until(() -> sent.stream().allMatch(id -> state(id).equals("SENT")));
        decide("hold", sent, "");
        await().atMost(PATIENCE).until(() -> held().size() == CAUSES.size() * ofEach);
    }

    private void take(List<String> requests, Map<String, String> taken) {
        JsonNode receipt = ask("POST", "", '[' + String.join(",", requests) + ']');
        receipt.path("accepted")
                .forEach(one ->
                        taken.put(one.path("key").asText(), one.path("id").asText()));
    }

    private static List<String> ids(Map<String, String> taken, String within) {
        return new ArrayList<>(taken.entrySet().stream()
                .filter(one -> one.getKey().contains(within))
                .map(Map.Entry::getValue)
                .toList());
    }

    private void decide(String verb, List<String> ids, String more) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (String id : ids) {
            Map<String, Object> item = new HashMap<>(
                    Map.of("id", id, "version", life(id).path("version").asInt()));
            if (verb.equals("resolve")) {
                item.put("creditNote", "7" + id.substring(id.length() - 13));
            }
            items.add(item);
        }
        JsonNode answer = decisions(Json.text(
                Map.of("decision", verb, "reason", "to fill the queue" + more, "by", "test", "items", items)));
        if (answer.path("done").asInt() != ids.size()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static String request(String account, String invoice) {
        return Json.text(Map.of(
                "provider", "lafactura", "account", account, "tascode", invoice, "description", "Factura duplicada"));
    }

    private static String credit(String account, String order) {
        return CREDIT.replace("\"ordenid\": 1204", "\"ordenid\": " + order)
                .replaceFirst("\\{", "{\"provider\":\"calipso\",\"account\":\"%s\",".formatted(account));
    }

    /** The held cancellations: the results of a dry run. */
    public List<JsonNode> held() {
        List<JsonNode> all = new ArrayList<>();
        decisions("{\"decision\":\"release\",\"dryRun\":true,\"filter\":{}}")
                .path("results")
                .forEach(all::add);
        return all;
    }

    /** Asks for one decision on many. */
    public JsonNode decisions(String body) {
        return ask("POST", "/decisions", body);
    }

    /** The state of one cancellation. */
    public String state(String id) {
        return life(id).path("state").asText();
    }

    /** One cancellation as the API shows it. */
    public JsonNode life(String id) {
        return ask("GET", '/' + id, "");
    }

    private JsonNode ask(String method, String path, String body) {
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
