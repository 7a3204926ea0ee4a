package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.ProviderCalls;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's places before and after each call, as they are shipped: nothing changes there. */
@OfRoute({"lafactura-request", "lafactura-answer", "calipso-request", "calipso-answer"})
final class ProviderPlacesTest extends RouteTestSupport {
    private static final String RECORD = "direct:record";
    private static final Map<String, Object> HEADERS = Map.of("Authorization", "Basic eDp5");

    private Exchange pass(ProviderAnswer answer) {
        Claim claim = Given.claim(store.go(store.ready("fc-1"), new Outcome.Claimed(clock.instant())), "");
        assertEquals(State.SENDING, claim.cancellation().state());
        return send(exchange -> {
            exchange.setVariable("claim", claim);
            if (answer != null) {
                exchange.setVariable(ProviderCalls.LEAVES, true);
                exchange.setVariable(ProviderCalls.ANSWER, answer);
            }
            exchange.getMessage().setHeaders(HEADERS);
            exchange.getMessage().setBody("the form");
        });
    }

    private void startBroken(String route) throws Exception {
        start(route, advice -> advice.weaveById(route + "-log")
                .replace()
                .throwException(new IllegalArgumentException("the own step")));
        neighbour(RECORD).expectedMessageCount(1);
    }

    /** The failure is recorded here, and the call goes no further. */
    private Outcome outcome(Exchange done) throws InterruptedException {
        assertHandled(IllegalArgumentException.class, done);
        assertTrue(done.getExchangeExtension().isErrorHandlerHandled());
        neighbour(RECORD).assertIsSatisfied();
        return (Outcome) bodies(RECORD).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lafactura-request", "lafactura-answer", "calipso-request", "calipso-answer"})
    void shouldLeaveTheMessageAsItIs(String route) throws Exception {
        start(route);
        Exchange done = pass(null);
        assertWentWell(done);
        assertEquals("the form", done.getMessage().getBody());
        assertEquals(HEADERS, done.getMessage().getHeaders());
        assertEquals(0, neighbour(RECORD).getReceivedCounter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lafactura-request", "calipso-request"})
    void shouldHaveItRecordedThatNothingLeft_whenAStepBeforeTheCallFails(String route) throws Exception {
        startBroken(route);
        assertInstanceOf(Outcome.NotSent.class, outcome(pass(null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lafactura-answer", "calipso-answer"})
    void shouldHaveADoubtRecordedWithWhatCame_whenAStepAfterTheCallFails(String route) throws Exception {
        startBroken(route);
        Outcome outcome = outcome(pass(new ProviderAnswer(200, "what came", null)));
        assertEquals(
                "what came", assertInstanceOf(Outcome.Unknown.class, outcome).evidence());
    }
}
