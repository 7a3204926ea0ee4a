package io.anula.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SimulatorTest {
    @Test
    void shouldCountEveryNote_whenManyClientsCancelAtOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (Simulator simulator = Simulator.start(Calls.options().build())) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int client = 0; client < 8; client++) {
                all.add(() -> cancelHundred(simulator.port()));
            }
            for (Future<Integer> done : clients.invokeAll(all)) {
                assertEquals(100, done.get());
            }
            Stats stats = simulator.stats();
            assertEquals(800, stats.notesMade());
            assertEquals(100, stats.doubles());
            assertEquals(8, stats.notes().get("fc-99"));
        } finally {
            clients.shutdownNow();
        }
    }

    private static int cancelHundred(int port) throws Exception {
        int done = 0;
        try (Wire wire = new Wire(port)) {
            for (int i = 0; i < 100; i++) {
                done += wire.exchange("DELETE", Calls.INVOICE, Calls.deletion("fc-" + i))
                                        .bodyCode()
                                == 200
                        ? 1
                        : 0;
            }
        }
        return done;
    }

    @Test
    void shouldAnswerNotBeforeTheLatency_whenOneIsSet() throws Exception {
        try (Simulator simulator =
                Simulator.start(Calls.options().latency(Duration.ofMillis(50)).build())) {
            long start = System.nanoTime();
            assertEquals(200, Calls.cancel(simulator, "fc-1").bodyCode());
            assertTrue(System.nanoTime() - start >= 50_000_000);
        }
    }

    @Test
    void shouldStrikeFromTheStart_whenOptionsNameARate() throws Exception {
        try (Simulator simulator =
                Simulator.start(Calls.options().fault(Fault.HTTP_503, 1).build())) {
            assertEquals(503, Calls.cancel(simulator, "fc-1").status());
        }
    }

    @Test
    void shouldNameTheOption_whenItIsImpossible() {
        SimulatorOptionsBuilder options = SimulatorOptions.builder().rejectEvery(-1);
        IllegalArgumentException impossible = assertThrows(IllegalArgumentException.class, options::build);
        assertEquals("rejectEvery is -1; allowed: 0 or more", impossible.getMessage());
        SimulatorOptions rate = Calls.options().fault(Fault.HTML, 2).build();
        assertThrows(IllegalArgumentException.class, () -> Simulator.start(rate));
    }

    @Test
    void shouldListenOnTheSamePort_whenStartedAgainAfterClosing() throws Exception {
        Simulator first = Simulator.start(Calls.options().build());
        first.close();
        try (Simulator second =
                Simulator.start(Calls.options().port(first.port()).build())) {
            assertEquals(first.port(), second.port());
        }
    }
}
