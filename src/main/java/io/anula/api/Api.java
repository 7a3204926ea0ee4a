package io.anula.api;

import io.anula.cancellation.Cancellation;
import io.anula.desk.Decided.Verb;
import io.anula.desk.Desk;
import io.anula.desk.Summaries;
import io.anula.store.Histories;
import io.anula.store.Lives;
import io.anula.web.Endpoint;
import io.anula.web.Gate;
import io.anula.web.WebHandler;
import io.anula.web.WebReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The endpoints of the API; {@code /api/openapi.yaml} describes them. */
public final class Api {
    private static final String CANCELLATIONS = "/api/cancellations";

    private Api() {}

    /**
     * Each place of the API, behind its door; the hook is its own door.
     *
     * @param simulated whether a simulator answers for that cancellation
     */
    public static List<Endpoint> endpoints(
            Gate gate,
            Submit submit,
            Desk desk,
            Lives lives,
            Histories histories,
            Summaries summaries,
            Hook hook,
            Predicate<Cancellation> simulated) {
        LifeJson life = new LifeJson(simulated);
        ShowLife show = new ShowLife(lives, histories, life);
        Stream<Endpoint> guarded = Stream.concat(
                Stream.of(
                        new Endpoint("api-submit", "POST", CANCELLATIONS, submit),
                        new Endpoint("api-list", "GET", CANCELLATIONS, new ListLives(lives, life)),
                        new Endpoint("api-show", "GET", CANCELLATIONS + "/{id}", show),
                        new Endpoint(
                                "api-summary", "GET", "/api/summary", request -> SummaryReply.of(summaries.newest()))),
                Arrays.stream(Verb.values())
                        .map(verb -> new Endpoint(
                                "api-" + verb.text(),
                                "POST",
                                CANCELLATIONS + "/{id}/" + verb.text(),
                                new Decide(desk, verb, life))));
        Stream<Endpoint> open = Stream.of(
                new Endpoint("api-openapi", "GET", "/api/openapi.yaml", request -> openApi()),
                new Endpoint("hook-lafactura", "POST", "/hooks/lafactura/{secret}", hook));
        return Stream.concat(guarded.map(endpoint -> guarded(endpoint, gate)), open)
                .toList();
    }

    private static Endpoint guarded(Endpoint endpoint, Gate gate) {
        WebHandler handler = request -> {
            gate.demandProgram(request);
            return endpoint.handler().answer(request);
        };
        return new Endpoint(endpoint.id(), endpoint.method(), endpoint.path(), handler);
    }

    private static WebReply openApi() {
        try (InputStream resource = Objects.requireNonNull(Api.class.getResourceAsStream("/api/openapi.yaml"))) {
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return WebReply.text(200, "application/yaml", text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
