package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.InspectionFailed;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.NotSent;
import io.anula.cancellation.Outcome.NotVerified;
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

/** The outcome of a failed call. */
final class FailureToOutcome {
    /**
     * These exceptions come before the first byte of the request leaves; each was verified (see the decision record on
     * doubt).
     */
    private static final List<Class<? extends Exception>> NOTHING_LEFT = List.of(
            HttpHostConnectException.class,
            ConnectTimeoutException.class,
            UnknownHostException.class,
            NoRouteToHostException.class,
            ConnectionRequestTimeoutException.class,
            SSLHandshakeException.class);

    private FailureToOutcome() {}

    /**
     * The outcome of this failure for the claimed cancellation.
     *
     * @param leaves false if the failure came before the last step ahead of the call: then nothing has left, whatever
     * the failure was
     * @param answer the answer to the call, if the failure came after it: then the failure says nothing about the call
     */
    static Outcome of(Claim claim, Throwable thrown, boolean leaves, @Nullable ProviderAnswer answer) {
        Throwable failure = unwrapped(thrown);
        return switch (claim.operation()) {
            case SUBMIT -> answer != null ? afterIt(failure, answer) : leaves ? ofSubmit(failure) : beforeIt(failure);
            case STATUS -> new Undecided(null, text(failure), null, true, null);
            case INSPECT -> new InspectionFailed(text(failure), true, null);
            case LOOKUP -> new LookupFailed(text(failure), true, null);
            case VERIFY -> new NotVerified(text(failure), true, null);
            case EXPLAIN -> Objects.requireNonNull(claim.known(), "nothing was to be explained");
        };
    }

    /**
     * An operator's route failed before the call. If it fails for one request alone, that request is held; if it fails
     * for all, the account is paused.
     */
    private static Outcome beforeIt(Throwable failure) {
        if (failure instanceof CallNotPermittedException || failure instanceof LeaseTooShortException) {
            return new NotSent(text(failure));
        }
        String what = "a step before the call failed: " + text(failure);
        return new NotSent(what, new Pause(Pause.Cause.REFUSED, null, what));
    }

    /** A step failed after the answer came, so the answer was not interpreted. */
    private static Outcome afterIt(Throwable failure, ProviderAnswer answer) {
        return new Unknown("a step after the call failed: " + text(failure), answer.evidence(), false);
    }

    /** A failed submit: either nothing left, provably, or the call is in doubt. */
    private static Outcome ofSubmit(Throwable failure) {
        boolean nothingLeft = NOTHING_LEFT.stream().anyMatch(kind -> kind.isInstance(failure));
        return nothingLeft ? new NotSent(text(failure)) : new Unknown(text(failure), null);
    }

    /** The original exception: Camel wraps what a step throws. */
    private static Throwable unwrapped(Throwable thrown) {
        OutOfMemory.endIfCauseOf(thrown);
        Throwable failure = thrown;
        while (failure instanceof RuntimeCamelException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    /** The message of our own exceptions; they are written for people. */
    private static String text(Throwable failure) {
        boolean ours = failure.getClass().getName().startsWith("io.anula.");
        return (ours ? "" : failure.getClass().getSimpleName() + ": ") + failure.getMessage();
    }
}
