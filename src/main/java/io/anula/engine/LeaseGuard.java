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

/** Stands before each call: one that could outlive its lease, or whose account is not to be called now, is not made. */
public final class LeaseGuard {
    private final AccountThrottles accounts;
    private final Runnable demandOurs;
    private final BiConsumer<Claim, Outcome> recorder;
    private final Clock clock;
    private volatile CallListener listener = CallListener.NOBODY;

    /**
     * @param demandOurs throws where the store is another process's by now
     * @param recorder records the outcome of a call that no route has recorded
     */
    public LeaseGuard(
            AccountThrottles accounts, Runnable demandOurs, BiConsumer<Claim, Outcome> recorder, Clock clock) {
        this.accounts = accounts;
        this.demandOurs = demandOurs;
        this.recorder = recorder;
        this.clock = clock;
    }

    /** Every call that begins is told to that one. */
    public void addListener(CallListener listening) {
        listener = listening;
    }

    /**
     * Lets a call begin. Its outcome is recorded whatever becomes of the message: an operator's route that ends it early, because
     * it handles a failure itself, would keep the place of the call for ever.
     *
     * @throws LeaseTooShortException when the claim waited too long; nothing has left
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when the account's circuit breaker is open;
     *     nothing has left
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

    /** What a call that failed makes of its cancellation. */
    public Outcome failed(Claim claim, Throwable failure, @Nullable Boolean leaves, @Nullable ProviderAnswer answer) {
        return FailureToOutcome.of(claim, failure, Boolean.TRUE.equals(leaves), answer);
    }

    /** Looks when a message is through whether its call has an outcome. */
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
