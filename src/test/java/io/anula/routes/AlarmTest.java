package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.anula.observe.alarm.Effect;
import io.anula.observe.watch.AlarmNotice;
import io.anula.testing.SettableClock;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An alarm is told once; where it cannot be, that step is tried again. */
@OfRoute("alarm")
final class AlarmTest extends RouteTestSupport {
    private static final String MAIL = "mock:mail";
    private static final AlarmNotice NOTICE = new AlarmNotice(
            "node-1",
            "disk-full",
            true,
            Effect.STOPS_WORK,
            "No room / Sin espacio",
            SettableClock.START,
            SettableClock.START);

    private final Logger log = (Logger) LoggerFactory.getLogger("alarms");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        log.setLevel(null);
        log.detachAppender(lines);
    }

    /** The same tries as shipped, without the pauses between them. */
    private RedeliveryPolicyDefinition policy() {
        return context.getRouteConfigurationDefinition("alarm-failures")
                .getOnExceptions()
                .get(0)
                .getRedeliveryPolicyType();
    }

    /** An operator's step in the place of the line in the log. */
    private void startWithMail() throws Exception {
        policy().setRedeliveryDelay("1");
        start("alarm", advice -> advice.weaveById("alarm-log").replace().to(MAIL));
    }

    @Test
    void shouldBeOneLineInTheLog() throws Exception {
        start("alarm");
        assertWentWell(send(NOTICE));
        assertEquals(
                List.of("Anula node-1: ALARM disk-full"),
                lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    @Test
    void shouldTryForTwoMinutes_asItIsShipped() {
        assertEquals("4", policy().getMaximumRedeliveries());
        assertEquals("30000", policy().getRedeliveryDelay());
    }

    @Test
    void shouldBeTold_whenTheStepWorksAtLast() throws Exception {
        startWithMail();
        getMockEndpoint(MAIL).expectedMessageCount(3);
        getMockEndpoint(MAIL).whenExchangeReceived(1, AlarmTest::refuse);
        getMockEndpoint(MAIL).whenExchangeReceived(2, AlarmTest::refuse);
        assertNull(send(NOTICE).getException());
        getMockEndpoint(MAIL).assertIsSatisfied();
    }

    @Test
    void shouldBeGivenUp_whenTheStepFailsFiveTimes() throws Exception {
        startWithMail();
        getMockEndpoint(MAIL).expectedMessageCount(5);
        getMockEndpoint(MAIL).whenAnyExchangeReceived(AlarmTest::refuse);
        assertInstanceOf(IllegalStateException.class, send(NOTICE).getException());
        getMockEndpoint(MAIL).assertIsSatisfied();
    }

    private static void refuse(Exchange exchange) {
        throw new IllegalStateException("no mail server");
    }
}
