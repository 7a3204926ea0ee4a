package io.anula.provider;

import io.anula.config.settings.Account;

/** A look at an account that asks for nothing: whether its login and its address are taken. */
public interface AccountProbe {
    /** Where no account can be looked at. */
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

    /** What such a look shows. */
    enum Seen {
        /** The provider's own answer. */
        ANSWERED,
        /** It is refused as calls are. */
        REFUSED,
        /** No answer, or one that says nothing. */
        NOTHING
    }

    /** Whether there is something that can be asked without any effect. */
    boolean canAsk(Account account);

    /** Asks; takes as long as a call may. */
    Seen ask(Account account);
}
