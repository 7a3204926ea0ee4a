package io.anula.cli;

import static io.anula.config.settings.FolderKeys.INBOX_CHARSET;
import static io.anula.config.settings.HttpKeys.API_TOKEN;
import static io.anula.config.settings.HttpKeys.HTTP_HOST;
import static io.anula.config.settings.HttpKeys.HTTP_PORT;
import static io.anula.config.settings.StoreKeys.STORE_URL;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.config.settings.Settings;
import io.anula.io.Json;
import io.anula.provider.registry.Providers;
import io.anula.secret.HomeSecret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The client for the API of the service in this home. */
final class ServiceClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final int TRIES = 3;
    private static final int FIRST_ERROR = 400;
    private static final int VERSION_WANTED = 428;
    private static final String JSON = "application/json";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String base;
    private final String token;
    private final String charset;
    private final Texts texts;

    private ServiceClient(String base, String token, Settings settings, Texts texts) {
        this.base = base;
        this.token = token;
        this.charset = settings.get(INBOX_CHARSET);
        this.texts = texts;
    }

    /** The charset of files without a byte order mark; null to detect it. */
    @Nullable
    Charset charset() {
        return charset.isEmpty() ? null : Charset.forName(charset);
    }

    /**
     * The client for the service of this home, or for another address with this home's token.
     *
     * @param address empty for this home's service
     * @throws CommandFailedException when this home's settings switch the API off
     */
    static ServiceClient of(String address, Texts texts) throws CommandFailedException {
        Settings settings = Settings.ofProcess(Providers.ALL.settings());
        String token = settings.get(API_TOKEN);
        if (!address.isEmpty()) {
            return new ServiceClient(address.replaceFirst("/+$", ""), token, settings, texts);
        }
        int port = settings.get(HTTP_PORT);
        if (port == 0) {
            throw new CommandFailedException(texts.say("off"));
        }
        String host = settings.get(HTTP_HOST);
        String name = EVERYWHERE.contains(host) ? "127.0.0.1" : host;
        String ours = token.isEmpty() ? HomeSecret.known(settings.get(STORE_URL)) : token;
        return new ServiceClient("http://%s:%d".formatted(name, port), ours, settings, texts);
    }

    /** Whether anything listens at the service's address. */
    boolean isThere() {
        try {
            client.send(request("/api/openapi.yaml").GET().build(), BodyHandlers.discarding());
            return true;
        } catch (ConnectException nobody) {
            return false;
        } catch (IOException unclear) {
            return true;
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Sends a GET; empty parameters are left out. */
    JsonNode get(String path, Map<String, String> parameters) throws CommandFailedException {
        return ask(request(path + query(parameters)).GET());
    }

    /** Sends a GET whose answer is a text. */
    String text(String path, Map<String, String> parameters) throws CommandFailedException {
        try {
            HttpResponse<String> response = client.send(
                    request(path + query(parameters)).GET().build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() >= FIRST_ERROR) {
                answer(response);
            }
            return response.body();
        } catch (IOException failure) {
            throw failed(failure);
        } catch (InterruptedException told) {
            throw interrupted();
        }
    }

    private static String query(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + '=' + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : '?' + query;
    }

    /** Sends a POST with these fields. */
    JsonNode post(String path, Map<String, ?> said) throws CommandFailedException {
        return ask(request(path).header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(Json.bytes(said))));
    }

    /**
     * Posts requests. Without an answer it posts again with the same key, so nothing is accepted twice.
     *
     * @param parameters of the address; empty ones are left out
     */
    JsonNode submit(String type, byte[] requests, Map<String, String> parameters) throws CommandFailedException {
        HttpRequest.Builder request = request("/api/cancellations" + query(parameters))
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(requests));
        for (int tries = 1; ; tries++) {
            try {
                return answer(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
            } catch (IOException failure) {
                if (tries == TRIES) {
                    throw failed(failure);
                }
            } catch (InterruptedException told) {
                throw interrupted();
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(ANSWER);
        return token.isEmpty() ? builder : builder.header("Authorization", "Bearer " + token);
    }

    private JsonNode ask(HttpRequest.Builder request) throws CommandFailedException {
        try {
            return answer(client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw failed(failure);
        } catch (InterruptedException told) {
            throw interrupted();
        }
    }

    private JsonNode answer(HttpResponse<String> response) throws CommandFailedException {
        JsonNode answer = Json.value(response.body())
                .orElseThrow(() -> new CommandFailedException(
                        texts.say("not-anula", base, Integer.toString(response.statusCode()))));
        if (response.statusCode() >= FIRST_ERROR && !answer.has("invalid")) {
            if (response.statusCode() == VERSION_WANTED) {
                throw CommandFailedException.versionWanted(answer.path("detail").asText(response.body()));
            }
            JsonNode line = answer.path("line");
            throw new CommandFailedException(
                    answer.path("detail").asText(response.body()), line.isNumber() ? line.asLong() : null);
        }
        return answer;
    }

    private CommandFailedException failed(IOException failure) {
        return new CommandFailedException(
                failure instanceof ConnectException
                        ? texts.say("nobody", base)
                        : texts.say("no-answer", base, String.valueOf(failure.getMessage())));
    }

    private CommandFailedException interrupted() {
        Thread.currentThread().interrupt();
        return new CommandFailedException(texts.say("no-answer", base, "interrupted"));
    }
}
