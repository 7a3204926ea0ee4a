package io.anula.web.api;

import io.anula.engine.operator.EarlyPolls;
import io.anula.provider.Adapters;
import io.anula.provider.ProviderAdapter;
import io.anula.web.Access;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * The hook for a provider's events. An event has no signature, so its content is never trusted: the cancellations that
 * it names are polled early, and only the poll counts.
 */
public final class Hook implements WebHandler, Access {
    private final String secret;
    private final Adapters adapters;
    private final EarlyPolls polls;

    /** @param secret {@code hooks.secret}; empty: there is no hook */
    public Hook(String secret, Adapters adapters, EarlyPolls polls) {
        this.secret = secret;
        this.adapters = adapters;
        this.polls = polls;
    }

    @Override
    public Optional<WebReply> refuse(WebRequest request) throws WebProblem {
        byte[] given = request.part("secret").getBytes(StandardCharsets.UTF_8);
        if (secret.isEmpty()
                || adapter(request).isEmpty()
                || !MessageDigest.isEqual(given, secret.getBytes(StandardCharsets.UTF_8))) {
            throw new WebProblem(404, "no-such-hook", "There is no such hook");
        }
        return Optional.empty();
    }

    private Optional<ProviderAdapter> adapter(WebRequest request) {
        return adapters.find(request.part("provider")).filter(ProviderAdapter::sendsEvents);
    }

    @Override
    public WebReply answer(WebRequest request) {
        adapter(request).ifPresent(adapter -> polls.ask(adapter.provider(), adapter.codesIn(request.body())));
        return WebReply.empty(204);
    }
}
