package io.anula.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** How much is measured, and on which Java: {@code -Dbench.rounds}, {@code .documents}, {@code .open}, {@code .java} and {@code .heap}. */
final class BenchSize {
    private BenchSize() {}

    static int rounds() {
        return Integer.getInteger("bench.rounds", 5);
    }

    /**
     * Whether this round is measured too, 0 upwards: at most twice as many as asked for.
     *
     * @param tooWide whether the rounds before are too far apart to tell
     */
    static boolean wants(int round, BooleanSupplier tooWide) {
        return round < rounds() || (round < 2 * rounds() && tooWide.getAsBoolean());
    }

    /** Cancellations that are open beside those that are measured. */
    static int open() {
        return Integer.getInteger("bench.open", 1_000_000);
    }

    /** Of one run at full speed. */
    static int documents() {
        return Integer.getInteger("bench.documents", 20_000);
    }

    /** Of one run that a slow provider holds up: less, since time passes without work. */
    static int fewer(int divisor) {
        return Math.max(1, documents() / divisor);
    }

    /**
     * Done before each measurement by the process that is measured: twice as much, because Java compiles what it runs often
     * while it runs, and a service runs for months.
     */
    static int warmUp(int documents) {
        return 2 * documents;
    }

    /** How a process is started: the Java of this one, where no other is named. */
    static List<String> java() {
        String java = System.getProperty("bench.java", "");
        String heap = System.getProperty("bench.heap", "");
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String executable = java.isBlank() ? own : java;
        return heap.isBlank() ? List.of(executable) : List.of(executable, "-Xmx" + heap);
    }
}
