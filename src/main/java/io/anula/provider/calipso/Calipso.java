package io.anula.provider.calipso;

import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderSettings;
import io.anula.provider.AccountChecks;
import io.anula.provider.Claim;
import io.anula.provider.FrontEnd;
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
            case STATUS, EXPLAIN -> throw without(operation);
        };
    }

    /** The order as the document writes it: Calipso may know {@code 0541} and not {@code 541}. */
    private static String encoded(String ordenid) {
        return URLEncoder.encode(ordenid, StandardCharsets.UTF_8);
    }

    @Override
    public Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer) {
        CalipsoAccount account = account(claim);
        return switch (operation) {
            case SUBMIT -> {
                Outcome read = SubmitAnswer.outcome(answer, claim, account);
                yield FrontEnd.submitted(answer, account.account().url(), isOwn(read), read);
            }
            case LOOKUP -> {
                Outcome read = LookupAnswer.outcome(answer, claim.cancellation(), account);
                yield FrontEnd.lookup(answer, isOwn(read), read);
            }
            case STATUS, EXPLAIN -> throw without(operation);
        };
    }

    /** Whether an answer was recognised as Calipso's own. */
    private static boolean isOwn(Outcome read) {
        return read instanceof Outcome.Confirmed || read instanceof Outcome.Refused || read instanceof Outcome.Absent;
    }

    private static CalipsoAccount account(Claim claim) {
        return (CalipsoAccount) claim.account();
    }
}
