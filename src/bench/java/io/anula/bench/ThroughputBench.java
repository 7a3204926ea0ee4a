package io.anula.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.TestStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast Anula is beside what the machine, an HTTP client and Camel can do at all: the same exchanges, a call for a note
 * and a look that finds it accepted, by processes that take turns with a provider that costs little.
 */
final class ThroughputBench {
    private static final int IN_FLIGHT = 64;
    private static final int MANY_IN_FLIGHT = 128;
    private static final int SLOW_MILLIS = 100;
    private static final int USUAL_MILLIS = 50;

    private final int rounds = BenchSize.rounds();
    private final Path folder;

    ThroughputBench(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void atFullSpeed() throws Exception {
        int documents = BenchSize.documents();
        Figures ceiling = new Figures("ceiling");
        Figures httpClient = new Figures("HttpClient 5");
        Figures camel = new Figures("Camel");
        Figures durable = new Figures("durable peer");
        AnulaFigures hsqldb = new AnulaFigures("Anula on HSQLDB");
        AnulaFigures postgres = new AnulaFigures("Anula on PostgreSQL");
        try (Provider provider = Provider.start(0)) {
            Figures.say("Java %s, %d documents a run, %d calls at once", provider.java(), documents, IN_FLIGHT);
            client(CeilingClient.class, provider, documents);
            for (int round = 0; BenchSize.wants(round, () -> hsqldb.runs().isTooWideBeside(httpClient)); round++) {
                ceiling.add(client(CeilingClient.class, provider, documents));
                httpClient.add(client(HttpClientClient.class, provider, documents));
                camel.add(client(CamelClient.class, provider, documents));
                durable.add(client(DurableClient.class, provider, documents));
                hsqldb.add(AnulaRun.of(home("hsqldb", round), provider, IN_FLIGHT, null, documents));
                postgres.add(AnulaRun.of(home("pg", round), provider, IN_FLIGHT, TestStore.postgres(), documents));
            }
        }
        List<Figures> others = List.of(ceiling, httpClient, camel, durable);
        others.forEach(Figures::say);
        hsqldb.say();
        postgres.say();
        others.forEach(hsqldb.runs()::sayShareOf);
        others.forEach(postgres.runs()::sayShareOf);
    }

    @Test
    void withASlowProvider() throws Exception {
        double most = MANY_IN_FLIGHT * 1000.0 / SLOW_MILLIS;
        Sample share = new Sample();
        AnulaFigures anula = new AnulaFigures("Anula on HSQLDB");
        try (Provider provider = Provider.start(SLOW_MILLIS)) {
            for (int round = 0; round < rounds; round++) {
                int documents = BenchSize.fewer(2);
                AnulaRun run = AnulaRun.of(home("slow", round), provider, MANY_IN_FLIGHT, null, documents);
                anula.add(run);
                share.add(100 * run.middleCallsPerSecond() / most);
            }
            long peak = provider.counts().peak();
            Figures.say("a provider that takes %d ms, %d calls at once (%d seen)", SLOW_MILLIS, MANY_IN_FLIGHT, peak);
        }
        anula.say();
        Figures.say("of the %.0f calls/s that are possible: %s %% in the middle half", most, share);
    }

    @Test
    void besideOneAtATime() throws Exception {
        Figures script = new Figures("one at a time");
        AnulaFigures anula = new AnulaFigures("Anula on HSQLDB");
        try (Provider provider = Provider.start(USUAL_MILLIS)) {
            for (int round = 0; round < rounds; round++) {
                script.add(client(OneAtATimeClient.class, provider, BenchSize.fewer(400)));
                anula.add(AnulaRun.of(home("usual", round), provider, MANY_IN_FLIGHT, null, BenchSize.fewer(2)));
            }
        }
        Figures.say("a provider that takes %d ms, %d calls at once", USUAL_MILLIS, MANY_IN_FLIGHT);
        script.say();
        anula.say();
        anula.runs().sayRatioTo(script);
    }

    private Path home(String name, int round) {
        return folder.resolve(name + "-" + round);
    }

    /** A client's run; each of its documents has one note, and all were seen accepted. */
    private static Run client(Class<?> client, Provider provider, int documents) throws Exception {
        int warmUp = BenchSize.warmUp(documents);
        Watch watch = new Watch(provider, documents);
        try (Child process = Child.program(client, provider.port(), warmUp, documents, IN_FLIGHT)) {
            Run run = read(process);
            process.awaitSuccess();
            assertEquals(warmUp + documents, watch.deletes());
            assertEquals(warmUp + documents, watch.gets());
            return run;
        }
    }

    private static Run read(Child process) throws IOException {
        try (BufferedReader output = process.output()) {
            return output.lines()
                    .filter(Run::isOne)
                    .map(Run::parse)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("it ended without a figure"));
        }
    }
}
