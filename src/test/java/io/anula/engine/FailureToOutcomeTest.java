package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which failures prove that nothing left: a short list, and everything else is unknown, also where a parent or a child is in it. */
final class FailureToOutcomeTest {
    private static final Claim SUBMIT = Given.claim(Given.in(State.SENDING), "");
    private static final Claim STATUS = Given.claim(Given.in(State.SENT), "");

    private static Outcome ofSubmit(Throwable failure) {
        return FailureToOutcome.of(SUBMIT, failure, true, null);
    }

    static Stream<Throwable> nothingLeft() {
        return Stream.of(
                new HttpHostConnectException("refused"),
                new ConnectTimeoutException("no connection"),
                new UnknownHostException("no.such.host"),
                new NoRouteToHostException("no route"),
                new ConnectionRequestTimeoutException("pool is used up"),
                new SSLHandshakeException("certificate"));
    }

    static Stream<Throwable> mayHaveLeft() {
        return Stream.of(
                new SocketTimeoutException("read timed out"),
                new InterruptedIOException("interrupted"),
                new SocketException("Connection reset"),
                new ConnectException("from nobody knows which step"),
                new PortUnreachableException("port"),
                new SSLException("closed in the middle"),
                new SSLProtocolException("in the middle"),
                new NoHttpResponseException("closed without an answer"),
                new ConnectionClosedException("cut"),
                new MalformedChunkCodingException("cut"),
                new TruncatedChunkException("cut"),
                new RequestNotExecutedException("aborted"),
                new EOFException("cut"),
                new IOException("something"),
                new IllegalStateException("a defect"),
                new RuntimeException(new UnknownHostException("wrapped")),
                new Error("worse"));
    }

    @ParameterizedTest
    @MethodSource("nothingLeft")
    void shouldBeSentLater_whenProvablyNothingLeft(Throwable failure) {
        String message = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        assertEquals(new Outcome.NotSent(message), ofSubmit(failure));
    }

    @ParameterizedTest
    @MethodSource("mayHaveLeft")
    void shouldBeInDoubt_whenItMayHaveLeft(Throwable failure) {
        Outcome.Unknown unknown = assertInstanceOf(Outcome.Unknown.class, ofSubmit(failure));
        assertTrue(unknown.message().startsWith(failure.getClass().getSimpleName()), unknown.message());
    }

    @ParameterizedTest
    @MethodSource("nothingLeft")
    void shouldBeNotSent_whenCamelWrappedIt(Exception failure) {
        assertInstanceOf(Outcome.NotSent.class, ofSubmit(new org.apache.camel.RuntimeCamelException(failure)));
    }

    @ParameterizedTest
    @MethodSource({"nothingLeft", "mayHaveLeft"})
    void shouldDecideNothing_whenALookFails(Throwable failure) {
        Outcome.Undecided undecided =
                assertInstanceOf(Outcome.Undecided.class, FailureToOutcome.of(STATUS, failure, true, null));
        assertEquals(null, undecided.process());
        assertEquals(null, undecided.note());
        assertTrue(undecided.message().contains(failure.getClass().getSimpleName()), undecided.message());
    }

    @ParameterizedTest
    @MethodSource({"nothingLeft", "mayHaveLeft"})
    void shouldBeSentLater_whateverFailsBeforeTheCallMayLeave(Throwable failure) {
        Outcome.NotSent notSent =
                assertInstanceOf(Outcome.NotSent.class, FailureToOutcome.of(SUBMIT, failure, false, null));
        assertEquals(
                Pause.Cause.REFUSED, Objects.requireNonNull(notSent.pause()).cause());
    }

    @Test
    void shouldRecordTheRejectionAsItIs_whenItsReasonCannotBeAsked() {
        Outcome rejected = new Outcome.Rejected("91", "no", null);
        assertEquals(rejected, FailureToOutcome.of(STATUS.explaining(rejected), new IOException("cut"), true, null));
    }

    @ParameterizedTest
    @MethodSource({"nothingLeft", "mayHaveLeft"})
    void shouldBeInDoubt_whateverFailsWhenTheAnswerIsThere(Throwable failure) {
        ProviderAnswer answer = new ProviderAnswer(200, "made", null);
        Outcome.Unknown unknown =
                assertInstanceOf(Outcome.Unknown.class, FailureToOutcome.of(SUBMIT, failure, true, answer));
        assertEquals("made", unknown.evidence());
    }
}
