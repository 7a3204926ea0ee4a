package io.anula.calipso;

import io.anula.cancellation.Claim;
import io.anula.cancellation.Outcome;
import io.anula.http.ProviderAnswer;
import io.anula.settings.CalipsoAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Calipso as the routes see it: which account, what to send, what the answer means. */
public final class Calipso {
    private final Map<String, CalipsoAccount> accounts;

    public Calipso(Map<String, CalipsoAccount> accounts) {
        this.accounts = Map.copyOf(accounts);
    }

    /** The account that a cancellation belongs to. */
    public CalipsoAccount account(Claim claim) {
        String name = claim.cancellation().key().account();
        return Objects.requireNonNull(accounts.get(name), () -> "calipso.accounts." + name + ": not in the settings");
    }

    /** The document, in the form and encoding of its account. */
    public byte[] cancelForm(Claim claim) {
        return Form.of(claim, account(claim));
    }

    /** How {@link #cancelForm} is written. */
    public String contentType(Claim claim) {
        return Form.contentType(account(claim));
    }

    /** Where the order is looked up. */
    public String lookupAddress(Claim claim) {
        String ordenid = claim.cancellation().key().invoice();
        return account(claim).lookupUrl() + "?ordenid=" + URLEncoder.encode(ordenid, StandardCharsets.UTF_8);
    }

    /** What the answer to a look-up means. */
    public Outcome found(Claim claim, ProviderAnswer answer) {
        return LookupAnswer.outcome(answer, claim.cancellation(), account(claim).lookupIsAuthoritative());
    }

    /** What the answer to {@link #cancelForm} means. */
    public Outcome submitted(Claim claim, ProviderAnswer answer) {
        return SubmitAnswer.outcome(answer, claim, account(claim));
    }
}
