package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.Undecided;
import io.anula.cancellation.Outcome.Unknown;
import io.anula.cancellation.Pause;
import io.anula.observe.log.OutOfMemory;
import io.anula.provider.Claim;
import io.anula.provider.http.ProviderAnswer;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.RuntimeCamelException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/** What a failed call says. */
final class FailureToOutcome {
    /** These come before the first byte of the request leaves; each was seen to (see the decision record on doubt). */
    private static final List<Class<? extends Exception>> NOTHING_LEFT = List.of(
            HttpHostConnectException.class,
            ConnectTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            ConnectionRequestTimeoutException.class,
            SSLHandshakeException.class);

    private FailureToOutcome() {}

    /**
     * What that failure makes of the claimed cancellation.
     *
     * @param leaves false when it came before the last step ahead of the call: then nothing has left, whatever it was
     * @param answer what the call was answered, where the failure came after that: then it says nothing of the call
     */
    static Outcome of(Claim claim, Throwable thrown, boolean leaves, @Nullable ProviderAnswer answer) {
        Throwable failure = unwrapped(thrown);
        return switch (claim.operation()) {
            case SUBMIT -> answer != null ? afterIt(failure, answer) : leaves ? ofSubmit(failure) : beforeIt(failure);
            case STATUS -> new Undecided(null, text(failure), null, true, null);
            case LOOKUP -> new LookupFailed(text(failure), true, null);
            case EXPLAIN -> Objects.requireNonNull(claim.known(), "nothing was to be explained");
        };
    }

    /** An operator's route that fails for one request alone holds that one; one that fails for all pauses their account. */
    private static Outcome beforeIt(Throwable failure) {
        if (failure instanceof CallNotPermittedException || failure instanceof LeaseTooShortException) {
            return new NotSent(text(failure));
        }
        String what = "a step before the call failed: " + text(failure);
        return new NotSent(what, new Pause(Pause.Cause.REFUSED, null, what));
    }

    /** A step that fails when the answer is there: what the answer would have said was not read. */
    private static Outcome afterIt(Throwable failure, ProviderAnswer answer) {
        return new Unknown("a step after the call failed: " + text(failure), answer.evidence(), false);
    }

    /** A call for a note: provably nothing left, or it is in doubt; there is no third. */
    private static Outcome ofSubmit(Throwable failure) {
        boolean nothingLeft = NOTHING_LEFT.stream().anyMatch(kind -> kind.isInstance(failure));
        return nothingLeft ? new NotSent(text(failure)) : new Unknown(text(failure), null);
    }

    /** Camel wraps what a step has thrown. */
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
