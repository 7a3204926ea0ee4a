package io.anula.provider.lafactura;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import java.time.ZoneId;

/**
 * An account with LaFactura.co.
 *
 * @param zone whose day goes into the hash
 */
record LaFacturaAccount(Account account, Api api, ZoneId zone, Lookup lookup, Call cancel, Call verify)
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

    /** What an invoice's own status is good for when a call is in doubt. */
    public enum Lookup {
        /** Nothing: a person decides. */
        NONE,
        /** A note that is found is believed, an absent one is not. */
        HINT,
        /** Both are believed. */
        AUTHORITATIVE
    }

    /**
     * How one operation is called.
     *
     * @param method of HTTP
     * @param path after the base address
     */
    public record Call(String method, String path) {}
}
