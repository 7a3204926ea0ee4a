package io.anula.provider.lafactura;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.RuleLevel;
import java.time.ZoneId;
import java.util.Set;

/**
 * An account with LaFactura.co.
 *
 * @param prefixes of the codes that it accepts for cancellation, in lower case
 * @param zone decides the day in the hash
 * @param repeated what a call with an {@code intID} that was used before is known to do
 * @param verifyBody the name of the object in the body of the status call
 */
record LaFacturaAccount(
        Account account,
        Api api,
        Set<String> prefixes,
        ZoneId zone,
        Lookup lookup,
        Repeated repeated,
        Call cancel,
        Call verify,
        String verifyBody,
        Call general,
        Set<String> documentHosts)
        implements ProviderAccount {

    @Override
    public boolean canBeAsked() {
        return lookup != Lookup.NONE || repeats();
    }

    @Override
    public boolean inspectsFirst() {
        return LaFacturaRules.OF_INVOICE.stream().anyMatch(rule -> rule.level(account) != RuleLevel.OFF);
    }

    /** Only with an {@code intID}, which interface 2.0 does not have. */
    @Override
    public boolean repeats() {
        return api == Api.V3 && repeated == Repeated.IDEMPOTENT;
    }

    /** The address without a login is part of it: another system does not know the {@code intID}. */
    @Override
    public String callMark() {
        String url = account.url().replaceFirst("//[^/@]*@", "//");
        return api == Api.V3 ? "intID, %s %s%s".formatted(cancel.method(), url, cancel.path()) : "";
    }

    /** A version of the interface. */
    public enum Api {
        V2,
        V3
    }

    /** What the operator knows of a second call with the same {@code intID}. */
    public enum Repeated {
        /** Nothing: a call in doubt is not repeated for its sake. */
        NONE,
        /** It answers with the note that the first call made, and makes no other. */
        IDEMPOTENT
    }

    /** How far an invoice's own status is trusted for a call in doubt. */
    public enum Lookup {
        /** Not at all: a person decides. */
        NONE,
        /** A note that is found is believed, a missing note is not. */
        HINT,
        /** Both are believed. */
        AUTHORITATIVE
    }

    /**
     * The method and path of one operation.
     *
     * @param method the HTTP method
     * @param path after the base address
     */
    public record Call(String method, String path) {}
}
