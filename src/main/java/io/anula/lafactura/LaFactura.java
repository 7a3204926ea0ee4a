package io.anula.lafactura;

import io.anula.cancellation.Claim;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.http.ProviderAnswer;
import io.anula.settings.LaFacturaAccount;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/** LaFactura.co as the routes see it: which account, what to send, what the answer means. */
public final class LaFactura {
    private final Map<String, LaFacturaAccount> accounts;
    private final Clock clock;

    public LaFactura(Map<String, LaFacturaAccount> accounts, Clock clock) {
        this.accounts = Map.copyOf(accounts);
        this.clock = clock;
    }

    /** The account that a cancellation belongs to. */
    public LaFacturaAccount account(Claim claim) {
        String name = claim.cancellation().key().account();
        return Objects.requireNonNull(accounts.get(name), () -> "lafactura.accounts." + name + ": not in the settings");
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
