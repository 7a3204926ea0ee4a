package io.anula.provider.lafactura;

import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.ProviderSettings;
import io.anula.provider.AccountChecks;
import io.anula.provider.Claim;
import io.anula.provider.FrontEnd;
import io.anula.provider.Operation;
import io.anula.provider.ProviderAdapter;
import io.anula.provider.Request;
import io.anula.provider.RequestForm;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.lafactura.LaFacturaAccount.Call;
import io.anula.provider.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** LaFactura.co: its requests and the meaning of its answers. */
public final class LaFactura implements ProviderAdapter {
    /**
     * The limit for connecting and for the answer; both together are less than the time that a lease exceeds its call.
     */
    private static final Duration MOST_PATIENCE_WITH_THE_LOG = Duration.ofSeconds(4);

    private final ProviderSettings settings = new LaFacturaSettings();
    private final RequestForm requests = new LaFacturaRequests();
    private final AccountChecks checks = new LaFacturaChecks();

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
        return LaFacturaRules.ALL;
    }

    @Override
    public boolean maySubmit(ProviderAccount account, Instant now) {
        return LaFacturaRules.maySubmit(account, now);
    }

    @Override
    public AccountChecks checks() {
        return checks;
    }

    @Override
    public boolean sendsEvents() {
        return true;
    }

    @Override
    public Set<String> codesIn(byte[] event) {
        return HookCodes.in(event);
    }

    @Override
    public boolean isInvoice(String code) {
        return LaFacturaRequests.isInvoice(code);
    }

    @Override
    public boolean isNote(String code) {
        return LaFacturaRequests.isNote(code);
    }

    @Override
    public Map<String, String> documents(String answer) {
        return Links.in(answer);
    }

    /** The hash is as good as a password on the day that it is made for. */
    @Override
    public Set<String> secretFields() {
        return Set.of("hash");
    }

    @Override
    public Request request(Operation operation, Claim claim, Instant now) {
        LaFacturaAccount account = account(claim);
        String invoice = claim.cancellation().key().invoice();
        return switch (operation) {
            case SUBMIT -> request(account, account.cancel(), Form.cancel(claim, account, now));
            case STATUS, VERIFY ->
                request(
                        account,
                        account.verify(),
                        Form.verify(account, note(claim).code()));
            case LOOKUP, INSPECT -> request(account, account.verify(), Form.verify(account, invoice));
            case EXPLAIN ->
                request(account, account.verify(), Form.log(note(claim).code())).within(MOST_PATIENCE_WITH_THE_LOG);
        };
    }

    static Request request(LaFacturaAccount account, Call call, byte[] form) {
        return Request.of(call.method(), account.account().url() + call.path(), "application/json", form);
    }

    @Override
    public Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer) {
        LaFacturaAccount account = account(claim);
        boolean ownWords = Answer.read(answer).isPresent();
        return switch (operation) {
            case SUBMIT ->
                FrontEnd.submitted(
                        answer,
                        account.account().url() + account.cancel().path(),
                        ownWords,
                        SubmitAnswer.outcome(answer, claim.cancellation(), account.api()));
            case STATUS -> FrontEnd.status(answer, ownWords, StatusAnswer.outcome(answer, claim.cancellation()));
            case VERIFY -> FrontEnd.verified(answer, ownWords, VerifyAnswer.outcome(answer, claim.cancellation()));
            case LOOKUP ->
                FrontEnd.lookup(answer, ownWords, LookupAnswer.outcome(answer, claim.cancellation(), account));
            case INSPECT ->
                FrontEnd.inspected(answer, ownWords, InspectionAnswer.outcome(answer, claim.cancellation(), account));
            case EXPLAIN ->
                claim.known() instanceof Outcome.Rejected rejected
                        ? LogAnswer.explained(rejected, answer)
                        : Objects.requireNonNull(claim.known(), "nothing is to be explained");
        };
    }

    /** Only the log of a note may tell why the DIAN rejected it. */
    @Override
    public boolean isToBeExplained(Outcome outcome) {
        return outcome instanceof Outcome.Rejected;
    }

    private static LaFacturaAccount account(Claim claim) {
        return (LaFacturaAccount) claim.account();
    }

    private static CreditNote note(Claim claim) {
        return Objects.requireNonNull(claim.cancellation().note(), () -> claim.cancellation() + " has no credit note");
    }
}
