package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HookTest {
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Listener receiver;
    private final Simulator simulator =
            Simulator.start(Calls.options().verifiesUntilDecided(0).build());

    HookTest() throws IOException {
        receiver = new Listener(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                request -> {
                    events.add(request.path() + request.text());
                    return Reply.whole(Response.text(200, "ok"));
                },
                () -> false);
        simulator.hook(Optional.of(URI.create("http://127.0.0.1:" + receiver.port() + "/hooks/x")));
    }

    @AfterEach
    void close() {
        simulator.close();
        receiver.close();
    }

    private String event() throws InterruptedException {
        String event = events.poll(5, TimeUnit.SECONDS);
        assertNotNull(event, "no event came");
        return event;
    }

    @Test
    void shouldPostOneEvent_whenAVerifyDecides() throws Exception {
        String note = Calls.cancel(simulator, "fc-1").field("tascode");
        assertTrue(events.isEmpty());
        Calls.verify(simulator, note);
        Calls.verify(simulator, note);
        String event = event();
        assertTrue(event.startsWith("/hooks/x{") && event.contains(note) && event.contains("\"process\":\"2\""));
        assertTrue(events.isEmpty());
    }

    @Test
    void shouldPostBeforeTheAnswer_whenTheHookIsEarly() throws IOException {
        simulator.scriptCancels("fc-1", Fault.HOOK_EARLY);
        Wire.Answer answer = Calls.cancel(simulator, "fc-1");
        assertEquals(1, events.size());
        assertTrue(events.remove().contains("\"process\":\"2\""));
        assertEquals("0", answer.field("process"));
    }

    @Test
    void shouldPostTwoEqualEvents_whenTheHookIsDuplicate() throws Exception {
        simulator.scriptCancels("fc-1", Fault.HOOK_DUPLICATE);
        Calls.cancel(simulator, "fc-1");
        assertEquals(event(), event());
    }

    @Test
    void shouldPostTheDecision_whenTheAuthorityDecides() throws Exception {
        Calls.cancel(simulator, "fc-1");
        assertTrue(simulator.decide("fc-1"));
        assertTrue(event().contains("\"process\":\"2\""));
        assertFalse(simulator.decide("fc-1"), "once");
        assertFalse(simulator.decide("fc-2"), "it has no note");
    }

    @Test
    void shouldAnswer_whenNobodyTakesTheEvent() throws IOException {
        receiver.close();
        simulator.scriptCancels("fc-1", Fault.HOOK_EARLY);
        assertEquals(200, Calls.cancel(simulator, "fc-1").bodyCode());
    }
}
