package io.anula.provider;

import io.anula.config.settings.Account;

/** Probes an account with a request that has no effect: shows whether the provider accepts its login and address. */
public interface AccountProbe {
    /** For accounts that cannot be probed. */
    AccountProbe NONE = new AccountProbe() {
        @Override
        public boolean canAsk(Account account) {
            return false;
        }

        @Override
        public Seen ask(Account account) {
            return Seen.NOTHING;
        }
    };

    /** The result of a probe. */
    enum Seen {
        /** The provider itself answered. */
        ANSWERED,
        /** The probe was refused, like calls. */
        REFUSED,
        /** No answer, or an answer that shows nothing. */
        NOTHING
    }

    /** Whether the account can be probed. */
    boolean canAsk(Account account);

    /** Makes the probe; may take as long as a call. */
    Seen ask(Account account);
}
