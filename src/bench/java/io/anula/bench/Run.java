package io.anula.bench;

import java.util.Arrays;

/**
 * What one run measured.
 *
 * @param documents that were cancelled and seen accepted in the measured part
 * @param seconds that they took
 * @param cpuSeconds that the whole process used in them
 * @param peakMegabytes the most memory that it had in its whole life
 */
record Run(int documents, double seconds, double cpuSeconds, double peakMegabytes) {
    private static final String MARK = "run:";

    String line() {
        return "%s %d %s %s %s".formatted(MARK, documents, seconds, cpuSeconds, peakMegabytes);
    }

    static boolean isOne(String line) {
        return line.startsWith(MARK);
    }

    static Run parse(String line) {
        String[] figures = line.split(" ", 5);
        double[] numbers =
                Arrays.stream(figures, 2, 5).mapToDouble(Double::parseDouble).toArray();
        return new Run(Integer.parseInt(figures[1]), numbers[0], numbers[1], numbers[2]);
    }

    double documentsPerSecond() {
        return documents / seconds;
    }

    double cpuSecondsForTenThousand() {
        return cpuSeconds * 10_000 / documents;
    }
}
