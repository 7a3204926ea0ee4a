package io.anula.provider;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.provider.http.ProviderAnswer;
import java.util.Set;

/** A look-up with an unreadable answer: it is repeated for a while, then a person decides. */
public final class UnreadableLookup {
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    /** Bad gateway, unavailable, gateway time-out: the provider's program is down. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);
    /** After this many unreadable answers, further ones will not be better. */
    private static final int ENOUGH = 8;
    /** The same during an outage, which gets half an hour. */
    private static final int ENOUGH_WHILE_AWAY = 30;

    private UnreadableLookup() {}

    /** The outcome of another unreadable answer. */
    public static OfLookup outcome(ProviderAnswer raw, Cancellation cancellation) {
        String message = "the look-up cannot be read (HTTP %d)".formatted(raw.status());
        int enough = AWAY.contains(raw.status()) ? ENOUGH_WHILE_AWAY : ENOUGH;
        boolean down = raw.status() >= SERVER_ERROR || raw.status() < CLIENT_ERROR;
        return cancellation.tries() < enough
                ? new LookupFailed(message, down, null)
                : new Undecidable(message, raw.evidence());
    }
}
