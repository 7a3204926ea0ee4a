package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.engine.LeaseTooShortException;
import io.anula.provider.Claim;
import io.anula.provider.ProviderCalls;
import io.anula.testing.Given;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.junit.jupiter.api.Test;

/** A call whose steps fail: either provably nothing left, or it is in doubt; and it always has an outcome. */
@OfRoute("call")
final class CallFailuresTest extends CallTestSupport {
    private static final Outcome UNKNOWN = new Outcome.Unknown("read timed out", null);

    private State state(Claim claim) {
        return store.found(claim.cancellation().id()).state();
    }

    @Test
    void shouldSendNothing_whenTheLeaseCouldEndBeforeTheCall() {
        Claim claim = submit();
        clock.advance(Duration.ofSeconds(11));
        assertHandled(LeaseTooShortException.class, send(claim));
        assertNull(((Outcome.NotSent) outcome()).pause());
        assertCalls(0);
    }

    @Test
    void shouldSendNothing_whileTheCircuitBreakerIsOpen() {
        recorded(submit(), new Outcome.Created(Given.NOTE, "0", null));
        IntStream.range(0, 12).forEach(number -> store.ready("fc-" + number));
        List<Claim> claims = work().submits().batch();
        failAt(LAFACTURA, new SocketTimeoutException("read timed out"));
        for (Claim claim : claims.subList(0, 11)) {
            send(claim);
            recorded(claim, UNKNOWN);
        }
        neighbour(LAFACTURA).reset();
        neighbour(RECORD).reset();
        recordWorks();
        assertHandled(CallNotPermittedException.class, send(claims.get(11)));
        assertNull(((Outcome.NotSent) outcome()).pause());
        assertCalls(0);
    }

    @Test
    void shouldSendNothingAndPauseTheAccount_whenTheOperatorsPlaceBeforeTheCallFails() {
        failAt(BEFORE, new IllegalArgumentException("the own step"));
        assertHandled(IllegalArgumentException.class, send(submit()));
        assertNotNull(((Outcome.NotSent) outcome()).pause());
        assertCalls(0);
    }

    @Test
    void shouldBeNotSent_whenNoConnectionCouldBeMade() {
        failAt(LAFACTURA, new HttpHostConnectException("Connection refused"));
        assertHandled(HttpHostConnectException.class, send(submit()));
        assertInstanceOf(Outcome.NotSent.class, outcome());
        assertEquals(List.of(), bodies(AFTER));
    }

    @Test
    void shouldBeInDoubt_whenTheAnswerDoesNotCome() {
        failAt(LAFACTURA, new SocketTimeoutException("Read timed out"));
        assertHandled(SocketTimeoutException.class, send(submit()));
        assertInstanceOf(Outcome.Unknown.class, outcome());
    }

    @Test
    void shouldBeInDoubtWithWhatCame_whenTheOperatorsPlaceAfterTheCallFails() {
        answers(LAFACTURA, 200, CREATED);
        failAt(AFTER, new HttpHostConnectException("their own host"));
        assertHandled(HttpHostConnectException.class, send(submit()));
        assertEquals(CREATED, ((Outcome.Unknown) outcome()).evidence());
        assertCalls(1);
    }

    @Test
    void shouldBeAskedAgain_whenAPollFails() {
        failAt(LAFACTURA, new SocketTimeoutException("Read timed out"));
        send(poll());
        assertInstanceOf(Outcome.Undecided.class, outcome());
    }

    @Test
    void shouldBeAskedAgain_whenALookupFails() {
        failAt(LAFACTURA, new SocketTimeoutException("Read timed out"));
        send(lookup());
        assertInstanceOf(Outcome.LookupFailed.class, outcome());
    }

    @Test
    void shouldRecordWhatIsKnown_whenTheReasonCannotBeAskedFor() {
        Outcome rejected = new Outcome.Rejected("95", "rejected", null);
        failAt(LAFACTURA, new SocketTimeoutException("Read timed out"));
        send(poll().explaining(rejected));
        assertSame(rejected, outcome());
    }

    @Test
    void shouldRecordADoubt_whenTheRouteThatRecordsFailsOnce() throws Exception {
        answers(LAFACTURA, 200, CREATED);
        neighbour(RECORD).expectedMessageCount(2);
        neighbour(RECORD).whenExchangeReceived(1, exchange -> {
            throw new IllegalStateException("broken");
        });
        assertHandled(IllegalStateException.class, send(submit()));
        neighbour(RECORD).assertIsSatisfied();
        assertInstanceOf(Outcome.Unknown.class, bodies(RECORD).get(1));
    }

    @Test
    void shouldBeInDoubtAllTheSame_whenTheRouteThatRecordsAlwaysFails() {
        answers(LAFACTURA, 200, CREATED);
        failAt(RECORD, new IllegalStateException("broken"));
        Claim claim = submit();
        send(claim);
        assertEquals(State.IN_DOUBT, state(claim));
    }

    @Test
    void shouldGoBackUnsent_whenTheOperatorsPlaceEndsTheCall() {
        neighbour(BEFORE).whenAnyExchangeReceived(exchange -> exchange.setRouteStop(true));
        Claim claim = submit();
        assertWentWell(send(claim));
        assertCalls(0);
        assertEquals(State.READY, state(claim));
        assertEquals(List.of(), bodies(RECORD));
    }

    /** As the policy of a route leaves a message whose failure it has taken and recorded. */
    @Test
    void shouldGoNoFurther_whenTheOperatorsPlaceHasRecordedItsOwnFailure() {
        neighbour(BEFORE).whenAnyExchangeReceived(exchange -> {
            exchange.setVariable(ProviderCalls.SETTLED, true);
            exchange.getExchangeExtension().setErrorHandlerHandled(true);
        });
        Claim claim = submit();
        assertWentWell(send(claim));
        assertCalls(0);
        assertEquals(List.of(), bodies(RECORD));
        assertEquals(State.SENDING, state(claim), "what was recorded already is not recorded here");
    }
}
