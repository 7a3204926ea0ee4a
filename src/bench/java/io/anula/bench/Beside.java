package io.anula.bench;

/** What something bare and Anula measured, one beside the other in each round: both had the machine as it was then. */
final class Beside {
    private final Sample bare = new Sample();
    private final Sample anula = new Sample();
    private final Sample ratio = new Sample();

    /** One of the two. */
    @FunctionalInterface
    interface Measure {
        /** Measures it in that round, 0 upwards. */
        double in(int round) throws Exception;
    }

    private Beside() {}

    /** Measures both, the bare one first, as often as the size of the benches says. */
    static Beside rounds(Measure bare, Measure anula) throws Exception {
        Beside both = new Beside();
        for (int round = 0; BenchSize.wants(round, both.ratio::isTooWide); round++) {
            both.add(bare.in(round), anula.in(round));
        }
        return both;
    }

    private void add(double ofBare, double ofAnula) {
        bare.add(ofBare);
        anula.add(ofAnula);
        ratio.add(ofAnula / ofBare);
    }

    Sample bare() {
        return bare;
    }

    Sample anula() {
        return anula;
    }

    /** How many times the bare figure Anula's is. */
    Sample ratio() {
        return ratio;
    }
}
