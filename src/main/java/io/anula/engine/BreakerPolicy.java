package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Claim;
import io.anula.cancellation.Key;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.Policy;

/**
 * The circuit breaker around a call, as the routes use it: that of the account that the claim belongs to. Camel's own
 * {@code circuitBreaker} is one for each step of a route, whatever account a message is of.
 *
 * <p>While it is open the call fails before anything leaves. The message says from here on whose call it is, so that it
 * goes the way of that account.
 */
public final class BreakerPolicy implements Policy {
    /** Names the account; never sent. */
    public static final String ACCOUNT = "Anula-Account";

    private final Breakers breakers;
    private final Map<Route, ProcessorDefinition<?>> beingMade = new ConcurrentHashMap<>();

    public BreakerPolicy(Breakers breakers) {
        this.breakers = breakers;
    }

    /**
     * A failure inside is the breaker's before it is that of the route's policy for failures, as it is inside Camel's own.
     * While the steps inside are made, what is set here counts for them; for the step itself, what is set afterwards.
     */
    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        if (definition instanceof ProcessorDefinition<?> around) {
            letFailuresOut(around);
            beingMade.put(route, around);
        }
    }

    private static void letFailuresOut(ProcessorDefinition<?> around) {
        around.setInheritErrorHandler(false);
        around.getOutputs().forEach(BreakerPolicy::letFailuresOut);
    }

    @Override
    public Processor wrap(Route route, Processor call) {
        ProcessorDefinition<?> around = beingMade.remove(route);
        if (around != null) {
            around.setInheritErrorHandler(null);
        }
        return exchange -> {
            AccountName account = account(exchange);
            CircuitBreaker breaker = breakers.of(account);
            breaker.acquirePermission();
            long begun = breaker.getCurrentTimestamp();
            exchange.getMessage().setHeader(ACCOUNT, account.toString());
            process(exchange, call);
            long took = breaker.getCurrentTimestamp() - begun;
            Exception failure = exchange.getException();
            if (failure == null) {
                breaker.onSuccess(took, breaker.getTimestampUnit());
            } else {
                breaker.onError(took, breaker.getTimestampUnit(), failure);
            }
        };
    }

    /** A failure is left in the exchange: the policy of the route has it when the breaker has counted it. */
    private static void process(Exchange exchange, Processor call) {
        try {
            call.process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
    }

    private static AccountName account(Exchange exchange) {
        Claim claim = Objects.requireNonNull(
                exchange.getVariable("claim", Claim.class),
                "the variable 'claim' is not set, so nobody knows whose call it is");
        Key key = claim.cancellation().key();
        return new AccountName(key.provider(), key.account());
    }
}
