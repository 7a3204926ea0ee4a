package io.anula.cancellation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why an account is to be left alone for a while.
 *
 * @param retryAfter how long, where the provider said so
 */
public record Pause(Cause cause, @Nullable Duration retryAfter) {
    /** What the provider objects to. */
    public enum Cause {
        /** Too many calls. */
        BUSY,
        /** The login or the address: a person must mend the settings, and every further call would be refused too. */
        SETTINGS
    }
}
