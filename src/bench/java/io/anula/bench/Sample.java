package io.anula.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures of one kind that were measured again and again. */
final class Sample {
    private static final double WIDE = 1.5;

    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
    }

    double median() {
        List<Double> sorted = figures.stream().sorted().toList();
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        return (sorted.get(lower) + sorted.get(upper)) / 2;
    }

    /** Whether the most is half as much again as the least: more rounds are needed to tell. */
    boolean isTooWide() {
        return Collections.max(figures) > WIDE * Collections.min(figures);
    }

    Sample times(double factor) {
        Sample all = new Sample();
        figures.forEach(figure -> all.add(factor * figure));
        return all;
    }

    /** Median, and in brackets the least and the most. */
    @Override
    public String toString() {
        List<Double> sorted = figures.stream().sorted().toList();
        return String.format(
                Locale.ROOT, "%.2f (%.2f to %.2f)", median(), sorted.get(0), sorted.get(sorted.size() - 1));
    }
}
