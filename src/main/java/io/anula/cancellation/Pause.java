package io.anula.cancellation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an account, or one request, must not be called for a while.
 *
 * @param retryAfter how long, if the provider said it
 * @param what the provider's answer for people, such as "HTTP 403"; null if unknown
 */
public record Pause(
        Cause cause,
        @Nullable Duration retryAfter,
        @Nullable String what) {
    /** Without a description of the answer. */
    public Pause(Cause cause, @Nullable Duration retryAfter) {
        this(cause, retryAfter, null);
    }

    /** The reasons why a provider rejects calls. */
    public enum Cause {
        /** Too many calls. */
        BUSY,
        /** The login was refused: a person must correct the settings, and further calls would be refused too. */
        SETTINGS,
        /** The provider, or a firewall before it, refused the call: only this request, or every request. */
        REFUSED,
        /** Another program answered instead of the provider's: a redirect, a login page, another server. */
        ADDRESS
    }
}
