package io.anula.provider;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.provider.http.ProviderAnswer;
import java.util.Set;

/** A look-up whose answer nobody can read: asked again for a while, then a person's. */
public final class UnreadableLookup {
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    /** Bad gateway, unavailable, gateway time-out: nobody is there. */
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);
    /** One that answers with what nobody can read so often will not do better. */
    private static final int ENOUGH = 8;
    /** An outage passes: it is given half an hour. */
    private static final int ENOUGH_WHILE_AWAY = 30;

    private UnreadableLookup() {}

    /** What that answer, the next one in vain, makes of the call that is looked up. */
    public static OfLookup outcome(ProviderAnswer raw, Cancellation cancellation) {
        String message = "the look-up cannot be read (HTTP %d)".formatted(raw.status());
        int enough = AWAY.contains(raw.status()) ? ENOUGH_WHILE_AWAY : ENOUGH;
        boolean down = raw.status() >= SERVER_ERROR || raw.status() < CLIENT_ERROR;
        return cancellation.tries() < enough
                ? new LookupFailed(message, down, null)
                : new Undecidable(message, raw.evidence());
    }
}
