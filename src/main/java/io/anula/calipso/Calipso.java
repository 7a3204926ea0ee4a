package io.anula.calipso;

import io.anula.cancellation.Claim;
import io.anula.cancellation.Outcome;
import io.anula.http.ProviderAnswer;
import io.anula.http.Target;
import io.anula.settings.CalipsoAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.camel.spi.NormalizedEndpointUri;

/** Calipso as the routes see it: which account, what to send, what the answer means. */
public final class Calipso {
    private final Map<String, CalipsoAccount> accounts;
    private final Map<String, NormalizedEndpointUri> cancelTargets;

    public Calipso(Map<String, CalipsoAccount> accounts) {
        this.accounts = Map.copyOf(accounts);
        this.cancelTargets = accounts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> cancelTarget(entry.getValue())));
    }

    private static NormalizedEndpointUri cancelTarget(CalipsoAccount account) {
        return Target.of(account.account(), account.account().url(), "POST");
    }

    private CalipsoAccount account(Claim claim) {
        return of(claim, accounts);
    }

    private static <T> T of(Claim claim, Map<String, T> byAccount) {
        String name = claim.cancellation().key().account();
        return Objects.requireNonNull(byAccount.get(name), () -> "calipso.accounts." + name + ": not in the settings");
    }

    /** Where {@link #cancelForm} is sent. */
    public NormalizedEndpointUri cancelTarget(Claim claim) {
        return of(claim, cancelTargets);
    }

    /** The login of the account, as a header. */
    public String login(Claim claim) {
        return account(claim).account().authorization();
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
    public NormalizedEndpointUri lookupTarget(Claim claim) {
        CalipsoAccount account = account(claim);
        String ordenid = claim.cancellation().key().invoice();
        String url = account.lookupUrl() + "?ordenid=" + URLEncoder.encode(ordenid, StandardCharsets.UTF_8);
        return Target.of(account.account(), url, "GET");
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
