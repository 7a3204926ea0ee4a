package io.anula.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.testing.Resources;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** Asks the API over HTTP, and holds every answer to its description. */
final class Conversation {
    private static final OpenApiInteractionValidator DESCRIPTION =
            OpenApiInteractionValidator.createForInlineApiSpecification(Resources.shipped("/api/openapi.yaml"))
                    // The fields of a life are those of a cancellation and its own: neither half knows the other's.
                    .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                    .build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final Map<String, String> headers = new HashMap<>();

    Conversation(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** The same conversation with a header in each request that follows. */
    Conversation with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    JsonNode get(int status, String path) {
        return ask(status, "GET", path, "", "application/json");
    }

    JsonNode post(int status, String path, String body) {
        return post(status, path, body, "application/json");
    }

    JsonNode post(int status, String path, String body, String type) {
        return ask(status, "POST", path, body, type);
    }

    private JsonNode ask(int status, String method, String path, String body, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::header);
        HttpResponse<String> response = send(request.build());
        assertEquals(status, response.statusCode(), response.body());
        demandAsDescribed(method, path, response);
        return Json.value(response.body()).orElse(Json.own("{}"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(told);
        }
    }

    private static void demandAsDescribed(String method, String path, HttpResponse<String> response) {
        String bare = path.replaceFirst("\\?.*", "");
        SimpleResponse.Builder described = SimpleResponse.Builder.status(response.statusCode());
        response.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> described.withContentType(type).withBody(response.body()));
        ValidationReport report = DESCRIPTION.validateResponse(bare, Request.Method.valueOf(method), described.build());
        assertFalse(report.hasErrors(), () -> report.getMessages().toString());
    }
}
