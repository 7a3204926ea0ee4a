package io.anula.config.settings;

/** An account with one of the providers: what all have, and what that provider has besides. */
public interface ProviderAccount {
    /** What every account has. */
    Account account();

    /** Whether a call in doubt can be looked up. */
    default boolean canBeAsked() {
        return false;
    }
}
