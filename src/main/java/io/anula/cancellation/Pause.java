package io.anula.cancellation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an account, or the one request that was called for, is to be left alone for a while.
 *
 * @param retryAfter how long, where the provider said so
 * @param what what came, for people: "HTTP 403"; null where nobody said
 */
public record Pause(
        Cause cause,
        @Nullable Duration retryAfter,
        @Nullable String what) {
    /** Without a word on what came. */
    public Pause(Cause cause, @Nullable Duration retryAfter) {
        this(cause, retryAfter, null);
    }

    /** What the provider objects to. */
    public enum Cause {
        /** Too many calls. */
        BUSY,
        /** The login: a person must mend the settings, and every further call would be refused too. */
        SETTINGS,
        /** A call was refused, by the provider or by a firewall before it: this one, or every one. */
        REFUSED,
        /** Something else than the provider's program answered: a redirect, a login page, another server. */
        ADDRESS
    }
}
