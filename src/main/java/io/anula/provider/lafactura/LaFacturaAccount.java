package io.anula.provider.lafactura;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import java.time.ZoneId;
import java.util.Set;

/**
 * An account with LaFactura.co.
 *
 * @param zone decides the day in the hash
 */
record LaFacturaAccount(
        Account account, Api api, ZoneId zone, Lookup lookup, Call cancel, Call verify, Set<String> documentHosts)
        implements ProviderAccount {

    @Override
    public boolean canBeAsked() {
        return lookup != Lookup.NONE;
    }

    /** A version of the interface. */
    public enum Api {
        V2,
        V3
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
