package io.anula.provider.calipso;

import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderSettings;
import io.anula.provider.AccountChecks;
import io.anula.provider.Claim;
import io.anula.provider.ExampleAnswers;
import io.anula.provider.FrontEnd;
import io.anula.provider.Judgement;
import io.anula.provider.Operation;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.Request;
import io.anula.provider.RequestForm;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.rules.Rule;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calipso: its requests and the meaning of its answers. Its answer to the submit ends a cancellation; there is no
 * status to poll.
 */
public final class Calipso implements ProviderAdapter {
    private final ProviderSettings settings = new CalipsoSettings();
    private final RequestForm requests = new CalipsoRequests();
    private final AccountChecks checks = new CalipsoChecks();

    @Override
    public ProviderSettings settings() {
        return settings;
    }

    @Override
    public RequestForm requests() {
        return requests;
    }

    @Override
    public List<Rule> rules() {
        return CalipsoRules.ALL;
    }

    @Override
    public AccountChecks checks() {
        return checks;
    }

    @Override
    public Request request(Operation operation, Claim claim, Instant now) {
        CalipsoAccount account = account(claim);
        return switch (operation) {
            case SUBMIT ->
                Request.of("POST", account.account().url(), Form.contentType(account), Form.of(claim, account));
            case LOOKUP -> Request.get(account.lookupUrl(), "ordenid=" + encoded(Form.orderId(claim)));
            case STATUS, INSPECT, EXPLAIN, VERIFY -> throw without(operation);
        };
    }

    /** The order as the document writes it: Calipso may know {@code 0541} and not {@code 541}. */
    private static String encoded(String ordenid) {
        return URLEncoder.encode(ordenid, StandardCharsets.UTF_8);
    }

    @Override
    public Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer) {
        return last(operation, claim, answer, decided(operation, claim, answer));
    }

    @Override
    public Optional<ExampleAnswers> examples() {
        return Optional.of(new CalipsoExamples(this));
    }

    /** The outcome of {@link #outcome} with its reasons. */
    Judgement judgement(Operation operation, Claim claim, ProviderAnswer answer) {
        Decided<?> decided = decided(operation, claim, answer);
        return decided.judgement(last(operation, claim, answer, decided));
    }

    private Decided<?> decided(Operation operation, Claim claim, ProviderAnswer answer) {
        return switch (operation) {
            case SUBMIT -> SubmitAnswer.decided(answer, claim, account(claim));
            case LOOKUP -> LookupAnswer.decided(answer, claim.cancellation(), account(claim));
            case STATUS, INSPECT, EXPLAIN, VERIFY -> throw without(operation);
        };
    }

    /** The outcome after a check whether another program answered. */
    private static Outcome last(Operation operation, Claim claim, ProviderAnswer answer, Decided<?> decided) {
        Outcome read = decided.outcome();
        return operation == Operation.SUBMIT
                ? FrontEnd.submitted(answer, account(claim).account().url(), isOwn(read), read)
                : FrontEnd.lookup(answer, isOwn(read), read);
    }

    /** Whether an answer was recognised as Calipso's own. */
    private static boolean isOwn(Outcome read) {
        return read instanceof Outcome.Confirmed || read instanceof Outcome.Refused || read instanceof Outcome.Absent;
    }

    private static CalipsoAccount account(Claim claim) {
        return (CalipsoAccount) claim.account();
    }
}
