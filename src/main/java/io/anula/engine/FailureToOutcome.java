package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.Undecided;
import io.anula.cancellation.Outcome.Unknown;
import io.anula.observe.log.OutOfMemory;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** What a failed call says, and which outcomes are failures. */
public final class FailureToOutcome {
    /** These come before the first byte of the request leaves; each was seen to (see the decision record on doubt). */
    private static final List<Class<? extends Exception>> NOTHING_LEFT = List.of(
            CallNotPermittedException.class,
            LeaseTooShortException.class,
            HttpHostConnectException.class,
            ConnectTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            ConnectionRequestTimeoutException.class,
            SSLHandshakeException.class);

    /** Lets a good outcome pass and throws a failure, so that the circuit breaker around this step counts it. */
    public Outcome judge(Outcome outcome) throws CallFailedException {
        if (outcome.failure()) {
            throw new CallFailedException(outcome);
        }
        return outcome;
    }

    /** Of a call for a note: provably nothing left, or nobody knows: there is no third. */
    public Outcome ofSubmit(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof CallFailedException judged) {
            return judged.outcome();
        }
        boolean nothingLeft = NOTHING_LEFT.stream().anyMatch(kind -> kind.isInstance(failure));
        return nothingLeft ? new NotSent(text(failure)) : new Unknown(text(failure), null);
    }

    /** Of a look at a decision: it decides nothing. */
    public Outcome ofStatus(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        return failure instanceof CallFailedException judged
                ? judged.outcome()
                : new Undecided(null, text(failure), null, true, null);
    }

    /** Of a look-up: it tells nothing, and is asked again. */
    public Outcome ofLookup(Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        return failure instanceof CallFailedException judged
                ? judged.outcome()
                : new LookupFailed(text(failure), true, null);
    }

    /** The circuit breaker wraps what the call threw. */
    private static Throwable unwrapped(Throwable thrown) {
        OutOfMemory.endIfCauseOf(thrown);
        Throwable failure = thrown;
        while (failure instanceof RuntimeCamelException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** What is our own says it in words for people. */
    private static String text(Throwable failure) {
        boolean ours = failure.getClass().getName().startsWith("io.anula.");
        return (ours ? "" : failure.getClass().getSimpleName() + ": ") + failure.getMessage();
    }
}
