package io.anula.engine;

import static io.anula.testing.Given.NOTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class RecorderTest {
    private static final CamelContext CONTEXT = new DefaultCamelContext();

    private final TestStore store = TestStore.inMemory();
    private final Node node = new Node(store);
    private final Logger logger = (Logger) LoggerFactory.getLogger(Recorder.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        logger.setLevel(null);
        node.close();
        store.close();
    }

    private List<ILoggingEvent> logged(Level level) {
        return log.list.stream().filter(event -> event.getLevel().equals(level)).toList();
    }

    @Test
    void shouldBeDurableAndTheLaneFree_whenItReturns() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        assertEquals(1, node.lanes.inFlight());
        node.recorder.record(claim, new Outcome.Created(NOTE, "0", "evidence"));
        Cancellation sent = Node.reread(store, claim);
        assertEquals(State.SENT, sent.state());
        assertEquals(NOTE, sent.note());
        assertEquals(0, node.lanes.inFlight());
        String line = logged(Level.INFO).get(0).getFormattedMessage();
        assertTrue(line.contains(sent.id()) && line.contains("fc-1") && line.contains("nc-1"), line);
    }

    @Test
    void shouldChangeNothingAndSaySo_whenAnotherNodeWasFaster() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        store.clock.set(claim.leaseUntil());
        node.doubts.expired();
        Cancellation doubt = Node.reread(store, claim);
        node.recorder.record(claim, new Outcome.Created(NOTE, "0", "evidence"));
        assertEquals(doubt, Node.reread(store, claim));
        assertEquals(0, node.lanes.inFlight());
        String line = logged(Level.WARN).get(0).getFormattedMessage();
        assertTrue(line.contains(doubt.id()) && line.contains("nc-1"), line);
    }

    @Test
    void shouldLeaveItToItsLease_whenTheOutcomeCannotBe() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        node.recorder.record(claim, new Outcome.Accepted(NOTE, "2", null));
        assertEquals(claim.cancellation(), Node.reread(store, claim));
        assertEquals(0, node.lanes.inFlight());
        assertTrue(logged(Level.ERROR)
                .get(0)
                .getFormattedMessage()
                .contains(claim.cancellation().id()));
    }

    @Test
    void shouldRecordEachOne_whenManyEndAtOnce() throws InterruptedException {
        IntStream.range(0, 30).forEach(number -> store.ready("fc-" + number));
        List<Claim> claims = node.claims.submits().batch();
        claims.parallelStream().forEach(claim -> node.recorder.record(claim, new Outcome.Created(NOTE, "0", null)));
        assertEquals(30L, store.cancellations.count().get(State.SENT));
        assertEquals(0, node.lanes.inFlight());
        assertEquals(30, store.count("answer_due"));
    }

    @Test
    void shouldGiveUpWhenTheLeaseIsOver_whenTheStoreTakesNothing() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        store.clock.set(claim.leaseUntil());
        store.sql.execute("alter table history rename to history_away");
        node.recorder.record(claim, new Outcome.Created(NOTE, "0", null));
        assertEquals(0, node.lanes.inFlight());
        String line = logged(Level.ERROR).get(0).getFormattedMessage();
        assertTrue(line.contains(claim.cancellation().id()) && line.contains("nc-1"), line);
        assertEquals(claim.cancellation(), Node.reread(store, claim));
    }

    @Test
    void shouldTryAgain_whenTheStoreIsAwayForAMoment() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        store.sql.execute("alter table history rename to history_away");
        Thread call = new Thread(() -> node.recorder.record(claim, new Outcome.Created(NOTE, "0", null)));
        call.start();
        org.awaitility.Awaitility.await().until(() -> !logged(Level.ERROR).isEmpty());
        store.sql.execute("alter table history_away rename to history");
        call.join(java.time.Duration.ofSeconds(10).toMillis());
        assertEquals(State.SENT, Node.reread(store, claim).state());
    }

    @Test
    void shouldReturn_whenTheRecorderHasEnded() throws InterruptedException {
        store.ready("fc-1");
        Claim claim = node.send();
        node.close();
        org.awaitility.Awaitility.await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("recorder")));
        Thread call = new Thread(() -> node.recorder.record(claim, new Outcome.Created(NOTE, "0", null)));
        call.setDaemon(true);
        call.start();
        call.join(2_000);
        assertTrue(!call.isAlive(), "the call waits for ever for a recorder that has ended");
    }

    @Test
    void shouldRecordWhatItHas_whenItEnds() throws InterruptedException {
        IntStream.range(0, 30).forEach(number -> store.ready("fc-" + number));
        for (Claim claim : node.claims.submits().batch()) {
            node.recorder.record(exchange(), claim, new Outcome.Created(NOTE, "0", null));
        }
        node.close();
        assertEquals(30L, store.cancellations.count().get(State.SENT));
    }

    @Test
    void shouldHoldCallsUp_whenTheStoreTakesNothing() throws InterruptedException {
        IntStream.range(0, 300).forEach(number -> store.ready("fc-" + number));
        Node wide = new Node(store, Given.lafacturaAccount(Map.of("lafactura.max-in-flight", "300")));
        List<Claim> claims = wide.claims.submits().batch();
        store.sql.execute("alter table history rename to history_away");
        AtomicInteger handed = new AtomicInteger();
        Thread calls = new Thread(() -> claims.forEach(claim -> {
            wide.recorder.record(exchange(), claim, new Outcome.Created(NOTE, "0", null));
            handed.incrementAndGet();
        }));
        calls.start();
        org.awaitility.Awaitility.await().until(() -> calls.getState() == Thread.State.WAITING && handed.get() > 0);
        assertEquals(256, handed.get());
        store.sql.execute("alter table history_away rename to history");
        calls.join(java.time.Duration.ofSeconds(10).toMillis());
        wide.close();
        assertEquals(300L, store.cancellations.count().get(State.SENT));
    }

    private static Exchange exchange() {
        return new DefaultExchange(CONTEXT);
    }
}
