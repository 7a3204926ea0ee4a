package io.anula.provider.lafactura;

import io.anula.cancellation.Pause;
import io.anula.provider.http.ProviderAnswer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers by which LaFactura rejects every call, whatever the call is about. */
final class TurnedAway {
    static final int TOO_MANY_REQUESTS = 429;
    static final Set<Integer> LOGIN_REFUSED = Set.of(401, 403, 407);
    static final String BUSY = "LaFactura takes no more calls for now (429)";

    private TurnedAway() {}

    static String login(int code) {
        return "LaFactura refused the login (%d): the account is paused until a person corrects it".formatted(code);
    }

    /** The pause that the answer means for the whole account; null for none. */
    static @Nullable Pause pause(ProviderAnswer raw) {
        if (raw.status() == TOO_MANY_REQUESTS) {
            return new Pause(Pause.Cause.BUSY, raw.retryAfter());
        }
        return LOGIN_REFUSED.contains(raw.status()) ? new Pause(Pause.Cause.SETTINGS, raw.retryAfter()) : null;
    }
}
