package io.anula.config.settings;

import java.util.Set;

/** An account with one of the providers: what all have, and what that provider has besides. */
public interface ProviderAccount {
    /** What every account has. */
    Account account();

    /** Whether a call in doubt can be looked up. */
    default boolean canBeAsked() {
        return false;
    }

    /** The hosts, or addresses without a path, from which its documents may be fetched. */
    default Set<String> documentHosts() {
        return Set.of();
    }
}
