package io.anula.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the runs of one kind measured, in the order of the rounds. */
final class Figures {
    private static final int PERCENT = 100;

    static {
        System.out.println("bench: " + Machine.line());
    }

    private final String kind;
    private final List<Run> runs = new ArrayList<>();

    Figures(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    void add(Run run) {
        runs.add(run);
    }

    /** Medians, and in brackets the least and the most. */
    void say() {
        Sample speed = new Sample();
        Sample cpu = new Sample();
        Sample memory = new Sample();
        for (Run run : runs) {
            speed.add(run.documentsPerSecond());
            cpu.add(run.cpuSecondsForTenThousand());
            memory.add(run.peakMegabytes());
        }
        say("%s: %s documents/s, %s CPU s for 10,000 documents, %s MB at the peak", kind, speed, cpu, memory);
    }

    void sayRatioTo(Figures other) {
        say("%s / %s: %s times the documents/s", kind, other.kind, ratio(other, 1));
    }

    void sayShareOf(Figures other) {
        say("%s / %s: %s %% of the documents/s", kind, other.kind, ratio(other, PERCENT));
    }

    /** Whether the ratios of the rounds so far are too far apart to tell. */
    boolean isTooWideBeside(Figures other) {
        return ratio(other, 1).isTooWide();
    }

    /** Round by round: both had the machine as it was then. */
    private Sample ratio(Figures other, int factor) {
        Sample ratio = new Sample();
        for (int round = 0; round < runs.size(); round++) {
            double own = runs.get(round).documentsPerSecond();
            ratio.add(factor * own / other.runs.get(round).documentsPerSecond());
        }
        return ratio;
    }

    static void say(String text, Object... figures) {
        System.out.println("bench: " + String.format(Locale.ROOT, text, figures));
    }
}
