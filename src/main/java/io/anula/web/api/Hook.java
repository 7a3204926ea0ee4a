package io.anula.web.api;

import io.anula.cancellation.IllegalTransitionException;
import io.anula.cancellation.Provider;
import io.anula.engine.operator.DecisionRefusedException;
import io.anula.engine.operator.OperatorActions;
import io.anula.engine.operator.OperatorDecision;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.provider.Adapters;
import io.anula.provider.ProviderAdapter;
import io.anula.store.CancellationQueries;
import io.anula.web.Access;
import io.anula.web.WebHandler;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hook for a provider's events. An event has no signature, so its content is never trusted: the cancellations that
 * it names are polled now, and only the poll counts.
 */
public final class Hook implements WebHandler, Access {
    private static final Logger LOG = LoggerFactory.getLogger(Hook.class);

    private final String secret;
    private final Adapters adapters;
    private final CancellationQueries queries;
    private final OperatorActions operatorActions;
    private final Clock clock;

    /** @param secret {@code hooks.secret}; empty: there is no hook */
    public Hook(
            String secret,
            Adapters adapters,
            CancellationQueries queries,
            OperatorActions operatorActions,
            Clock clock) {
        this.clock = clock;
        this.secret = secret;
        this.adapters = adapters;
        this.queries = queries;
        this.operatorActions = operatorActions;
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
        adapter(request).ifPresent(adapter -> {
            Set<String> codes = adapter.codesIn(request.body());
            if (!codes.isEmpty()) {
                pollNow(adapter.provider(), codes);
            }
        });
        return WebReply.empty(204);
    }

    /**
     * Handles one event at a time and skips polls that are due already, so that a flood of events does not cause a
     * flood of changes or polls.
     */
    private synchronized void pollNow(Provider provider, Set<String> codes) {
        OperatorDecision nudge =
                new OperatorDecision(Verb.CHECK, "%s hook".formatted(provider.text()), "an event names it", null);
        for (String id : queries.waiting(provider, codes, clock.instant())) {
            try {
                operatorActions.decide(id, nudge);
            } catch (IllegalTransitionException | DecisionRefusedException decided) {
                LOG.debug("Nothing to look at any more", decided);
            }
        }
    }
}
