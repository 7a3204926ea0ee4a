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
        Figures hsqldb = new Figures("Anula, HSQLDB");
        Figures postgres = new Figures("Anula, PostgreSQL");
        Sample hsqldbResults = new Sample();
        Sample postgresResults = new Sample();
        try (Provider provider = Provider.start(0)) {
            Figures.say("Java %s, %d documents a run, %d calls at once", provider.java(), documents, IN_FLIGHT);
            client(CeilingClient.class, provider, documents);
            for (int round = 0; round < rounds; round++) {
                ceiling.add(client(CeilingClient.class, provider, documents));
                httpClient.add(client(HttpClientClient.class, provider, documents));
                camel.add(client(CamelClient.class, provider, documents));
                AnulaRun own = AnulaRun.of(home("hsqldb", round), provider, IN_FLIGHT, null, documents);
                hsqldb.add(own.run());
                hsqldbResults.add(own.documentsPerSecondToResult());
                AnulaRun other =
                        AnulaRun.of(home("postgres", round), provider, IN_FLIGHT, TestStore.postgres(), documents);
                postgres.add(other.run());
                postgresResults.add(other.documentsPerSecondToResult());
            }
        }
        List.of(ceiling, httpClient, camel, hsqldb, postgres).forEach(Figures::say);
        Figures.say(
                "until the result is written: HSQLDB %s, PostgreSQL %s documents/s", hsqldbResults, postgresResults);
        for (Figures other : List.of(ceiling, httpClient, camel)) {
            hsqldb.sayRatioTo(other);
            postgres.sayRatioTo(other);
        }
    }

    @Test
    void withASlowProvider() throws Exception {
        double most = MANY_IN_FLIGHT * 1000.0 / SLOW_MILLIS;
        Sample calls = new Sample();
        Sample share = new Sample();
        Figures anula = new Figures("Anula, HSQLDB");
        try (Provider provider = Provider.start(SLOW_MILLIS)) {
            for (int round = 0; round < rounds; round++) {
                AnulaRun run = AnulaRun.of(home("slow", round), provider, MANY_IN_FLIGHT, null, BenchSize.fewer(4));
                anula.add(run.run());
                calls.add(run.middleCallsPerSecond());
                share.add(run.middleCallsPerSecond() / most);
            }
            long peak = provider.counts().peak();
            Figures.say("a provider that takes %d ms, %d calls at once (%d seen)", SLOW_MILLIS, MANY_IN_FLIGHT, peak);
        }
        anula.say();
        Figures.say("calls/s in the middle: %s of %.0f that are possible, a share of %s", calls, most, share);
    }

    @Test
    void besideOneAtATime() throws Exception {
        Figures script = new Figures("one at a time");
        Figures anula = new Figures("Anula, HSQLDB");
        try (Provider provider = Provider.start(USUAL_MILLIS)) {
            for (int round = 0; round < rounds; round++) {
                script.add(client(OneAtATimeClient.class, provider, BenchSize.fewer(400)));
                anula.add(AnulaRun.of(home("usual", round), provider, IN_FLIGHT, null, BenchSize.fewer(5))
                        .run());
            }
        }
        Figures.say("a provider that takes %d ms, %d calls at once", USUAL_MILLIS, IN_FLIGHT);
        script.say();
        anula.say();
        anula.sayRatioTo(script);
    }

    private Path home(String name, int round) {
        return folder.resolve(name + "-" + round);
    }

    /** A client's run; each of its documents has one note, and all were seen accepted. */
    private static Run client(Class<?> client, Provider provider, int documents) throws Exception {
        Watch watch = new Watch(provider, documents);
        try (Child process = Child.program(client, provider.port(), documents, documents, IN_FLIGHT)) {
            Run run = read(process);
            process.awaitSuccess();
            assertEquals(2L * documents, watch.deletes());
            assertEquals(2L * documents, watch.gets());
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
