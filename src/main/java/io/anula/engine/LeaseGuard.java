package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.ProviderCalls;
import io.anula.provider.http.ProviderAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/** Guards each call: a call that could outlast its lease, or whose account must not be called now, is not made. */
public final class LeaseGuard {
    private final AccountThrottles accounts;
    private final Runnable demandOurs;
    private final BiConsumer<Claim, Outcome> recorder;
    private final Clock clock;
    private volatile CallListener listener = CallListener.NOBODY;

    /**
     * @param demandOurs throws if another process has taken over the store
     * @param recorder records the outcome of a call when no route does
     */
    public LeaseGuard(
            AccountThrottles accounts, Runnable demandOurs, BiConsumer<Claim, Outcome> recorder, Clock clock) {
        this.accounts = accounts;
        this.demandOurs = demandOurs;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Adds a listener for every call that begins. */
    public void addListener(CallListener listening) {
        listener = listening;
    }

    /**
     * Lets a call begin, and ensures that an outcome is recorded when the message ends. Without this, an operator's
     * route that handles a failure itself and ends the message early would keep the place of the call for ever.
     *
     * @throws LeaseTooShortException when the claim waited too long; nothing has left
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when the account's circuit breaker is
     * open; nothing has left
     */
    public void begin(Exchange exchange, Claim claim) throws LeaseTooShortException {
        exchange.getExchangeExtension().addOnCompletion(new Unsettled(claim));
        if (claim.operation() == Operation.EXPLAIN) {
            return;
        }
        if (claim.operation() == Operation.SUBMIT) {
            demandOurs.run();
            Instant callOver = clock.instant().plus(claim.account().account().callTimeout());
            if (callOver.isAfter(claim.leaseUntil())) {
                throw new LeaseTooShortException(claim);
            }
        }
        listener.begins(claim.cancellation());
        accounts.begin(claim.cancellation());
    }

    /** The outcome of a failed call. */
    public Outcome failed(Claim claim, Throwable failure, @Nullable Boolean leaves, @Nullable ProviderAnswer answer) {
        return FailureToOutcome.of(claim, failure, Boolean.TRUE.equals(leaves), answer);
    }

    /** Checks at the end of a message whether its call has an outcome. */
    private final class Unsettled extends SynchronizationAdapter {
        private final Claim claim;

        Unsettled(Claim claim) {
            this.claim = claim;
        }

        @Override
        public void onDone(Exchange exchange) {
            if (!Boolean.TRUE.equals(exchange.getVariable(ProviderCalls.SETTLED, Boolean.class))) {
                Throwable failure = exchange.getException() != null
                        ? exchange.getException()
                        : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
                recorder.accept(
                        claim,
                        failed(
                                claim,
                                failure != null
                                        ? failure
                                        : new IllegalStateException("a route ended the call before it had an outcome"),
                                exchange.getVariable(ProviderCalls.LEAVES, Boolean.class),
                                exchange.getVariable(ProviderCalls.ANSWER, ProviderAnswer.class)));
            }
        }
    }
}
