package io.anula.web.api;

import io.anula.answer.Details;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.MassDecision;
import io.anula.engine.operator.OperatorActions;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.reconcile.Reconciliation;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.store.Histories;
import io.anula.web.Access;
import io.anula.web.ApiAuthenticator;
import io.anula.web.Endpoint;
import io.anula.web.WebReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The endpoints of the API; {@code /api/openapi.yaml} describes them. */
public final class Api {
    private static final int SUBMIT_BYTES = 16 << 20;
    private static final int DECISIONS_BYTES = 256 << 10;
    private static final String RECONCILIATION = "/api/reconciliation";
    private static final String CANCELLATIONS = "/api/cancellations";

    private Api() {}

    /**
     * The endpoints of the API with their access rule; the hook has its own rule.
     *
     * @param people knows which persons are logged in
     */
    public static List<Endpoint> endpoints(
            ApiAuthenticator gate,
            PostRequests submit,
            OperatorActions operatorActions,
            CancellationQueries queries,
            CancellationSearch search,
            Histories histories,
            CancellationSummaries summaries,
            TryAnswers trial,
            Hook hook,
            Reconciliation reconciliation,
            Details details,
            People people) {
        CancellationJson life = new CancellationJson(details);
        ShowCancellation show = new ShowCancellation(queries, histories, life);
        ReconciliationApi notes = new ReconciliationApi(reconciliation, people);
        Access programs = request -> {
            gate.demandProgram(request);
            return Optional.empty();
        };
        return Stream.concat(
                        Stream.of(
                                new Endpoint("POST", CANCELLATIONS, submit, programs, SUBMIT_BYTES),
                                new Endpoint("GET", CANCELLATIONS, new ListCancellations(search, life), programs),
                                new Endpoint("GET", CANCELLATIONS + "/{id}", show, programs),
                                new Endpoint(
                                        "POST",
                                        CANCELLATIONS + "/decisions",
                                        new DecideMany(
                                                new MassDecision(operatorActions, queries),
                                                new HeldQueue(queries),
                                                search.providers(),
                                                people),
                                        programs,
                                        DECISIONS_BYTES),
                                new Endpoint(
                                        "GET",
                                        "/api/summary",
                                        request -> SummaryReply.of(summaries.newest()),
                                        programs),
                                new Endpoint("GET", RECONCILIATION, notes::list, programs),
                                new Endpoint("POST", RECONCILIATION + "/run", notes::run, programs),
                                new Endpoint("POST", RECONCILIATION + "/seen", notes::seen, programs),
                                new Endpoint("POST", "/api/answers/{provider}", trial, programs),
                                new Endpoint("GET", "/api/openapi.yaml", request -> openApi(), Access.FREE),
                                new Endpoint("POST", "/hooks/{provider}/{secret}", hook, hook)),
                        Arrays.stream(Verb.values())
                                .map(verb -> new Endpoint(
                                        "POST",
                                        CANCELLATIONS + "/{id}/" + verb.text(),
                                        new Decide(operatorActions, verb, life, people),
                                        programs)))
                .toList();
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
