package io.anula.bench;

/**
 * How late decisions were seen, as shares of the time from the making of the note until then: 0 at once, 0.5 after twice
 * the time that the authority took.
 *
 * @param median of all decisions
 * @param ninth of ten were seen earlier
 * @param peak most calls within a second
 */
record Lateness(double median, double ninth, long peak) {
    static Lateness parse(String line) {
        String[] figures = line.strip().split(" ", 3);
        return new Lateness(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
    }

    String line() {
        return median + " " + ninth + " " + peak;
    }
}
