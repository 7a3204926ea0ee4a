package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.DecidedRoute;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Notices are wanted where the route sends them somewhere, and its failure is the sender's. */
@OfRoute("decided")
final class DecidedTest extends RouteTestSupport {
    private static final String MAIL = "mock:mail";

    private final AtomicBoolean wanted = new AtomicBoolean(true);

    private void startWith(boolean receiver) throws Exception {
        context.addLifecycleStrategy(new DecidedRoute(wanted::set));
        start("decided", advice -> {
            if (receiver) {
                advice.weaveById("decided-log").after().to(MAIL);
            }
        });
    }

    @Test
    void shouldWantNothing_asItIsShipped() throws Exception {
        startWith(false);
        assertFalse(wanted.get());
        assertWentWell(send("a notice"));
    }

    @Test
    void shouldWantNotices_withAnyOtherStep() throws Exception {
        wanted.set(false);
        startWith(true);
        assertTrue(wanted.get());
    }

    @Test
    void shouldLeaveItsFailureToTheSender_whichGivesTheNoticeAgain() throws Exception {
        startWith(true);
        getMockEndpoint(MAIL).whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no mail server");
        });
        assertInstanceOf(IllegalStateException.class, send("a notice").getException());
        assertEquals(1, getMockEndpoint(MAIL).getReceivedCounter());
    }
}
