package io.anula.provider.calipso;

import io.anula.cancellation.Claim;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.http.Target;
import io.anula.provider.ByAccount;
import io.anula.provider.FrontEnd;
import io.anula.config.settings.CalipsoAccount;
import io.anula.config.settings.Current;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Variable;
import org.apache.camel.spi.NormalizedEndpointUri;

/**
 * Calipso as the routes see it: which account, what to send, what the answer means. The claim is a
 * variable of the message, so that a route may set another body.
 */
public final class Calipso {
    private final ByAccount<CalipsoAccount> accounts;
    private final ByAccount<String> logins;
    private final ByAccount<NormalizedEndpointUri> cancelTargets;

    public Calipso(Map<String, CalipsoAccount> accounts) {
        this(Current.always(accounts));
    }

    /** With accounts that may be replaced: each call is made with those under which it was claimed. */
    public Calipso(Current<Map<String, CalipsoAccount>> accounts) {
        this.accounts = new ByAccount<>(Provider.CALIPSO, accounts);
        this.logins = this.accounts.map(account -> account.account().authorization());
        this.cancelTargets = this.accounts.map(Calipso::cancelTarget);
    }

    private static NormalizedEndpointUri cancelTarget(CalipsoAccount account) {
        return Target.of(account.account(), account.account().url(), "POST");
    }

    /** Where {@link #cancelForm} is sent. */
    public NormalizedEndpointUri cancelTarget(@Variable("claim") Claim claim) {
        return cancelTargets.of(claim);
    }

    /** The login of the account, as a header. */
    public String login(@Variable("claim") Claim claim) {
        return logins.of(claim);
    }

    /** The document, in the form and encoding of its account. */
    public byte[] cancelForm(@Variable("claim") Claim claim) {
        return Form.of(claim, accounts.of(claim));
    }

    /** How {@link #cancelForm} is written. */
    public String contentType(@Variable("claim") Claim claim) {
        return Form.contentType(accounts.of(claim));
    }

    /** Where the order is looked up, as the document names it: Calipso may know {@code 0541} and not {@code 541}. */
    public NormalizedEndpointUri lookupTarget(@Variable("claim") Claim claim) {
        CalipsoAccount account = accounts.of(claim);
        String ordenid = Form.orderId(claim);
        String url = account.lookupUrl() + "?ordenid=" + URLEncoder.encode(ordenid, StandardCharsets.UTF_8);
        return Target.of(account.account(), url, "GET");
    }

    /** What the answer to a look-up means. */
    public Outcome found(Claim claim, ProviderAnswer answer) {
        Outcome read = LookupAnswer.outcome(answer, claim.cancellation(), accounts.of(claim));
        return FrontEnd.lookup(answer, says(read), read);
    }

    /** What the answer to {@link #cancelForm} means. */
    public Outcome submitted(Claim claim, ProviderAnswer answer) {
        CalipsoAccount account = accounts.of(claim);
        Outcome read = SubmitAnswer.outcome(answer, claim, account);
        return FrontEnd.submitted(answer, account.account().url(), says(read), read);
    }

    /** Whether an answer was recognised as Calipso's own. */
    private static boolean says(Outcome read) {
        return read instanceof Outcome.Confirmed || read instanceof Outcome.Refused || read instanceof Outcome.Absent;
    }
}
