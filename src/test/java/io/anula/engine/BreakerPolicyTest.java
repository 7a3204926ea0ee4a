package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.anula.observe.alarm.Alarms;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route like those of the providers, with the policy around its call and a policy for failures around that. */
final class BreakerPolicyTest {
    private static final AccountName ACME = new AccountName(Provider.LAFACTURA, "acme");
    private static final AccountName OTHER = new AccountName(Provider.LAFACTURA, "other");
    private static final int ENOUGH = 20;

    private final Breakers breakers = new Breakers(new Alarms(new SettableClock()));
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Exception> handled = new ArrayList<>();
    private boolean failing;

    @BeforeEach
    void start() throws Exception {
        context.getRegistry().bind("breaker", new BreakerPolicy(breakers));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(Exception.class)
                        .handled(true)
                        .process(exchange ->
                                handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
                from("direct:call")
                        .policy("breaker")
                        .process(BreakerPolicyTest.this::call)
                        .end()
                        .transform(simple("${body}, recorded"));
            }
        });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private void call(Exchange exchange) throws CallFailedException {
        if (failing) {
            throw new CallFailedException(new Outcome.Unknown("reset", null));
        }
        exchange.getMessage().setBody("called as " + exchange.getMessage().getHeader(BreakerPolicy.ACCOUNT));
    }

    private Exchange send(AccountName account) {
        Cancellation ready = Cancellation.ready("id", new Key(account.provider(), account.name(), "fc-1"), Given.BORN);
        return context.createProducerTemplate()
                .request("direct:call", exchange -> exchange.setVariable("claim", Given.claim(ready, "")));
    }

    @Test
    void shouldCallInTheNameOfTheAccount_andGoOnBehind() {
        assertEquals(
                "called as lafactura/acme, recorded", send(ACME).getMessage().getBody());
        assertEquals(1, breakers.of(ACME).getMetrics().getNumberOfSuccessfulCalls());
    }

    @Test
    void shouldOpenForTheAccountThatFails_andForNoOther() {
        failing = true;
        for (int i = 0; i < ENOUGH; i++) {
            send(ACME);
        }
        assertEquals(State.OPEN, breakers.of(ACME).getState());
        assertInstanceOf(CallNotPermittedException.class, handled.get(handled.size() - 1));
        failing = false;
        assertEquals(
                "called as lafactura/other, recorded", send(OTHER).getMessage().getBody());
        int before = handled.size();
        send(ACME);
        assertEquals(before + 1, handled.size(), "nothing leaves");
    }

    @Test
    void shouldLeaveTheFailureToThePolicyOfTheRoute_once() {
        failing = true;
        send(ACME);
        assertEquals(1, handled.size());
        assertInstanceOf(CallFailedException.class, handled.get(0));
        assertEquals(1, breakers.of(ACME).getMetrics().getNumberOfFailedCalls());
    }
}
