package io.anula.bench;

import java.util.Arrays;

/**
 * What the provider has counted.
 *
 * @param deletes calls for notes
 * @param gets looks at notes
 * @param peak most calls under way at once
 * @param nanos when it counted, on its own clock
 */
record Counts(long deletes, long gets, long peak, long nanos) {
    static Counts parse(String line) {
        long[] figures = Arrays.stream(line.strip().split(" ", 0))
                .mapToLong(Long::parseLong)
                .toArray();
        return new Counts(figures[0], figures[1], figures[2], figures[3]);
    }

    String line() {
        return deletes + " " + gets + " " + peak + " " + nanos;
    }

    long calls() {
        return deletes + gets;
    }

    double secondsSince(Counts before) {
        return (nanos - before.nanos()) / 1e9;
    }

    double callsPerSecondSince(Counts before) {
        return (calls() - before.calls()) / secondsSince(before);
    }
}
