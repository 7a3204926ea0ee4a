package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.ProviderCalls;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.Body;
import org.apache.camel.ExchangeException;
import org.apache.camel.Variable;
import org.jspecify.annotations.Nullable;

/** Stands before each call: one that could outlive its lease, or whose account is not to be called now, is not made. */
public final class LeaseGuard {
    private final AccountThrottles accounts;
    private final Runnable demandOurs;
    private final Clock clock;
    private volatile CallListener listener = CallListener.NOBODY;

    /** @param demandOurs throws where the store is another process's by now */
    public LeaseGuard(AccountThrottles accounts, Runnable demandOurs, Clock clock) {
        this.accounts = accounts;
        this.demandOurs = demandOurs;
        this.clock = clock;
    }

    /** Every call that begins is told to that one. */
    public void addListener(CallListener listening) {
        listener = listening;
    }

    /**
     * Lets a call begin.
     *
     * @throws LeaseTooShortException when the claim waited too long; nothing has left
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when the account's circuit breaker is open;
     *     nothing has left
     */
    public void begin(@Body Claim claim) throws LeaseTooShortException {
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
    public Outcome failed(
            @Variable("claim") Claim claim,
            @ExchangeException Throwable failure,
            @Variable(ProviderCalls.LEAVES) @Nullable Boolean leaves) {
        return FailureToOutcome.of(claim, failure, Boolean.TRUE.equals(leaves));
    }
}
