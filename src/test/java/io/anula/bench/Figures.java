package io.anula.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the runs of one kind measured, in the order of the rounds. */
final class Figures {
    private final String kind;
    private final List<Run> runs = new ArrayList<>();

    Figures(String kind) {
        this.kind = kind;
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
        say("%-14s %s documents/s, %s CPU s for 10,000 documents, %s MB at the peak", kind, speed, cpu, memory);
    }

    /** Documents a second of this by those of the other, round by round: both had the machine as it was then. */
    void sayRatioTo(Figures other) {
        Sample ratio = new Sample();
        for (int round = 0; round < runs.size(); round++) {
            ratio.add(
                    runs.get(round).documentsPerSecond() / other.runs.get(round).documentsPerSecond());
        }
        say("%s / %s: %s", kind, other.kind, ratio);
    }

    static void say(String text, Object... figures) {
        System.out.println("bench: " + String.format(Locale.ROOT, text, figures));
    }
}
