package io.anula.lafactura;

import io.anula.cancellation.Claim;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.http.ProviderAnswer;
import io.anula.http.Target;
import io.anula.settings.LaFacturaAccount;
import io.anula.settings.LaFacturaAccount.Call;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.spi.NormalizedEndpointUri;

/** LaFactura.co as the routes see it: which account, what to send, what the answer means. */
public final class LaFactura {
    private final Map<String, LaFacturaAccount> accounts;
    private final Map<String, NormalizedEndpointUri> cancelTargets;
    private final Map<String, NormalizedEndpointUri> verifyTargets;
    private final Clock clock;

    public LaFactura(Map<String, LaFacturaAccount> accounts, Clock clock) {
        this.accounts = Map.copyOf(accounts);
        this.cancelTargets = targets(LaFacturaAccount::cancel);
        this.verifyTargets = targets(LaFacturaAccount::verify);
        this.clock = clock;
    }

    private Map<String, NormalizedEndpointUri> targets(Function<LaFacturaAccount, Call> operation) {
        return accounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> target(entry.getValue(), operation.apply(entry.getValue()))));
    }

    private static NormalizedEndpointUri target(LaFacturaAccount account, Call call) {
        return Target.withBody(account.account(), account.account().url() + call.path(), call.method());
    }

    private LaFacturaAccount account(Claim claim) {
        return of(claim, accounts);
    }

    private static <T> T of(Claim claim, Map<String, T> byAccount) {
        String name = claim.cancellation().key().account();
        return Objects.requireNonNull(
                byAccount.get(name), () -> "lafactura.accounts." + name + ": not in the settings");
    }

    /** Where {@link #cancelForm} is sent. */
    public NormalizedEndpointUri cancelTarget(Claim claim) {
        return of(claim, cancelTargets);
    }

    /** Where {@link #statusForm} is sent. */
    public NormalizedEndpointUri statusTarget(Claim claim) {
        return of(claim, verifyTargets);
    }

    /** Where {@link #lookupForm} is sent. */
    public NormalizedEndpointUri lookupTarget(Claim claim) {
        return of(claim, verifyTargets);
    }

    /** The login of the account, as a header. */
    public String login(Claim claim) {
        return account(claim).account().authorization();
    }

    /** The request for a credit note, with the hash of this moment. */
    public byte[] cancelForm(Claim claim) {
        return Form.cancel(claim, account(claim), clock.instant());
    }

    /** The question how the credit note stands. */
    public byte[] statusForm(Claim claim) {
        return Form.verify(note(claim).code());
    }

    /** The question how the invoice itself stands, which may tell of its credit note. */
    public byte[] lookupForm(Claim claim) {
        return Form.verify(claim.cancellation().key().invoice());
    }

    /** What the answer to {@link #cancelForm} means. */
    public Outcome submitted(Claim claim, ProviderAnswer answer) {
        return SubmitAnswer.outcome(answer, claim.cancellation().key());
    }

    /** What the answer to {@link #statusForm} means. */
    public Outcome status(Claim claim, ProviderAnswer answer) {
        return StatusAnswer.outcome(answer, note(claim));
    }

    /** What the answer to {@link #lookupForm} means. */
    public Outcome found(Claim claim, ProviderAnswer answer) {
        return LookupAnswer.outcome(answer, claim.cancellation(), account(claim).lookup());
    }

    private static CreditNote note(Claim claim) {
        return Objects.requireNonNull(claim.cancellation().note(), () -> claim.cancellation() + " has no credit note");
    }
}
