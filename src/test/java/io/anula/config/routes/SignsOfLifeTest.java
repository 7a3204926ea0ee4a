package io.anula.config.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real routes: which of them live. */
final class SignsOfLifeTest {
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final SettableClock clock = new SettableClock();
    private final Heartbeats heartbeats = new Heartbeats(clock);
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void listen() {
        context.disableJMX();
        new SignsOfLife(heartbeats).listenTo(context);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void shouldLive_whenItPolls() throws Exception {
        start("scheduler:a?delay=10&initialDelay=10");
        clock.advance(LIMIT);
        await().until(() -> clock.instant().equals(heartbeats.last("unit")));
    }

    @Test
    void shouldLive_whenItPassesItsPollsOver() throws Exception {
        context.getRegistry().bind("room", new PollGuard(() -> false));
        start("scheduler:a?delay=10&initialDelay=10&pollStrategy=#bean:room");
        clock.advance(LIMIT);
        await().until(() -> clock.instant().equals(heartbeats.last("unit")));
    }

    @Test
    void shouldLive_whenItsClockIsQuartz() throws Exception {
        start("quartz:a?cron=0/1+*+*+*+*+?");
        clock.advance(LIMIT);
        await().until(() -> clock.instant().equals(heartbeats.last("unit")));
    }

    @Test
    void shouldNotBeSilent_whenItsCronFiresOnceADay() throws Exception {
        start("quartz:a?cron=0+30+3+*+*+?");
        clock.advance(Duration.ofDays(1));
        assertEquals(Map.of(), heartbeats.silent(LIMIT, 1));
        clock.advance(LIMIT.plusHours(2));
        assertEquals(Map.of("unit", Duration.ofDays(1).plus(LIMIT).plusHours(2)), heartbeats.silent(LIMIT, 1));
    }

    @Test
    void shouldBeSilent_whenAStepNeverEnds() throws Exception {
        CountDownLatch stands = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        start("scheduler:a?delay=10&initialDelay=10", stands, ends);
        stands.await();
        clock.advance(LIMIT.plusMillis(101));
        assertEquals(Map.of("unit", LIMIT.plusMillis(101)), heartbeats.silent(LIMIT, 10));
        ends.countDown();
        await().until(() -> heartbeats.silent(LIMIT, 10).isEmpty());
    }

    @Test
    void shouldLive_whenItWorksForHoursInOneGo() throws Exception {
        AtomicBoolean more = new AtomicBoolean(true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("scheduler:a?delay=10&initialDelay=10")
                        .routeId("unit")
                        .loopDoWhile(exchange -> more.get())
                        .process(exchange -> {})
                        .end();
            }
        });
        context.start();
        clock.advance(LIMIT.multipliedBy(10));
        await().until(() -> heartbeats.silent(LIMIT, 10).isEmpty());
        more.set(false);
    }

    @Test
    void shouldExpectNothing_ofARouteThatOthersCall_orThatIsGone() throws Exception {
        start("direct:a");
        assertNull(heartbeats.last("unit"));
        heartbeats.expect("gone", Duration.ZERO);
        context.addRoutes(route("scheduler:b?delay=10", "gone"));
        context.getRouteController().stopRoute("gone");
        context.removeRoute("gone");
        assertNull(heartbeats.last("gone"));
    }

    private void start(String from) throws Exception {
        start(from, new CountDownLatch(0), new CountDownLatch(0));
    }

    private void start(String from, CountDownLatch stands, CountDownLatch ends) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId("unit").process(exchange -> {
                    stands.countDown();
                    ends.await();
                });
            }
        });
        context.start();
    }

    private static RouteBuilder route(String from, String id) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(Objects.requireNonNull(from)).routeId(id).process(exchange -> {});
            }
        };
    }
}
