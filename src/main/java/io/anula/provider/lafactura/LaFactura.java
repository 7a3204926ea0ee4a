package io.anula.provider.lafactura;

import io.anula.cancellation.Claim;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.http.Target;
import io.anula.provider.ByAccount;
import io.anula.provider.FrontEnd;
import io.anula.config.settings.Current;
import io.anula.config.settings.LaFacturaAccount;
import io.anula.config.settings.LaFacturaAccount.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Variable;
import org.apache.camel.spi.NormalizedEndpointUri;

/**
 * LaFactura.co as the routes see it: which account, what to send, what the answer means. The claim is a
 * variable of the message, so that a route may set another body.
 */
public final class LaFactura {
    /** To connect, and for the answer: both together are less than what a lease lasts beyond its call. */
    private static final Duration MOST_PATIENCE_WITH_THE_LOG = Duration.ofSeconds(4);

    private final ByAccount<LaFacturaAccount> accounts;
    private final ByAccount<String> logins;
    private final ByAccount<NormalizedEndpointUri> cancelTargets;
    private final ByAccount<NormalizedEndpointUri> verifyTargets;
    private final ByAccount<NormalizedEndpointUri> logTargets;
    private final Clock clock;

    public LaFactura(Map<String, LaFacturaAccount> accounts, Clock clock) {
        this(Current.always(accounts), clock);
    }

    /** With accounts that may be replaced: each call is made with those under which it was claimed. */
    public LaFactura(Current<Map<String, LaFacturaAccount>> accounts, Clock clock) {
        this.accounts = new ByAccount<>(Provider.LAFACTURA, accounts);
        this.logins = this.accounts.map(account -> account.account().authorization());
        this.cancelTargets = this.accounts.map(account -> target(account, account.cancel()));
        this.verifyTargets = this.accounts.map(account -> target(account, account.verify()));
        this.logTargets = this.accounts.map(LaFactura::logTarget);
        this.clock = clock;
    }

    private static NormalizedEndpointUri logTarget(LaFacturaAccount account) {
        Call verify = account.verify();
        return Target.withBody(
                account.account(),
                account.account().url() + verify.path(),
                verify.method(),
                MOST_PATIENCE_WITH_THE_LOG);
    }

    private static NormalizedEndpointUri target(LaFacturaAccount account, Call call) {
        return Target.withBody(account.account(), account.account().url() + call.path(), call.method());
    }

    /** Where {@link #cancelForm} is sent. */
    public NormalizedEndpointUri cancelTarget(@Variable("claim") Claim claim) {
        return cancelTargets.of(claim);
    }

    /** Where {@link #statusForm} is sent. */
    public NormalizedEndpointUri statusTarget(@Variable("claim") Claim claim) {
        return verifyTargets.of(claim);
    }

    /** Where {@link #lookupForm} is sent. */
    public NormalizedEndpointUri lookupTarget(@Variable("claim") Claim claim) {
        return verifyTargets.of(claim);
    }

    /** The login of the account, as a header. */
    public String login(@Variable("claim") Claim claim) {
        return logins.of(claim);
    }

    /** The request for a credit note, with the hash of this moment. */
    public byte[] cancelForm(@Variable("claim") Claim claim) {
        return Form.cancel(claim, accounts.of(claim), clock.instant());
    }

    /** The question how the credit note stands. */
    public byte[] statusForm(@Variable("claim") Claim claim) {
        return Form.verify(note(claim).code());
    }

    /** The question how the invoice itself stands, which may tell of its credit note. */
    public byte[] lookupForm(@Variable("claim") Claim claim) {
        return Form.verify(claim.cancellation().key().invoice());
    }

    /** What the answer to {@link #cancelForm} means. */
    public Outcome submitted(Claim claim, ProviderAnswer answer) {
        LaFacturaAccount account = accounts.of(claim);
        return FrontEnd.submitted(
                answer,
                account.account().url() + account.cancel().path(),
                Answer.read(answer).isPresent(),
                SubmitAnswer.outcome(answer, claim.cancellation().key()));
    }

    /** What the answer to {@link #statusForm} means. */
    public Outcome status(Claim claim, ProviderAnswer answer) {
        return FrontEnd.status(
                answer, Answer.read(answer).isPresent(), StatusAnswer.outcome(answer, claim.cancellation()));
    }

    /** True for a rejection whose reason is worth a question. */
    public boolean isRejected(Outcome outcome) {
        return outcome instanceof Outcome.Rejected;
    }

    /** Where {@link #logForm} is sent; the rejection does not wait for it long. */
    public NormalizedEndpointUri logTarget(@Variable("claim") Claim claim) {
        return logTargets.of(claim);
    }

    /** The question what became of the credit note, step by step. */
    public byte[] logForm(@Variable("claim") Claim claim) {
        return Form.log(note(claim).code());
    }

    /** The rejection with the reason that the answer to {@link #logForm} tells, where it does. */
    public Outcome explained(Outcome rejected, ProviderAnswer answer) {
        return rejected instanceof Outcome.Rejected bare ? LogAnswer.explained(bare, answer) : rejected;
    }

    /** What the answer to {@link #lookupForm} means. */
    public Outcome found(Claim claim, ProviderAnswer answer) {
        return FrontEnd.lookup(
                answer,
                Answer.read(answer).isPresent(),
                LookupAnswer.outcome(
                        answer, claim.cancellation(), accounts.of(claim).lookup()));
    }

    private static CreditNote note(Claim claim) {
        return Objects.requireNonNull(claim.cancellation().note(), () -> claim.cancellation() + " has no credit note");
    }
}
