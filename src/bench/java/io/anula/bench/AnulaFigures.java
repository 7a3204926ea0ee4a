package io.anula.bench;

/** What the runs of Anula on one store measured: what those of others do, and more. */
final class AnulaFigures {
    private final Figures runs;
    private final Sample toResult = new Sample();
    private final Sample middleCalls = new Sample();
    private final Sample serverCpu = new Sample();

    AnulaFigures(String kind) {
        runs = new Figures(kind);
    }

    void add(AnulaRun run) {
        runs.add(run.run());
        toResult.add(run.run().documents() / run.secondsToResult());
        middleCalls.add(run.middleCallsPerSecond());
        serverCpu.add(run.serverCpuSeconds() * 10_000 / run.run().documents());
    }

    Figures runs() {
        return runs;
    }

    void say() {
        runs.say();
        Figures.say(
                "%s: %s documents/s until the result is written, %s calls/s in the middle half",
                runs.kind(), toResult, middleCalls);
        if (serverCpu.median() > 0) {
            Figures.say("%s: the server's own CPU is %s s more for 10,000 documents", runs.kind(), serverCpu);
        }
    }
}
