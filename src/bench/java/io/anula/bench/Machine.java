package io.anula.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** The machine that figures come from: without it and its load they say nothing. */
final class Machine {
    private Machine() {}

    /** The machine, and what else it had to do in the last minute. */
    static String line() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return "%s %s, %d cores, load %.2f, Java %s"
                .formatted(
                        system.getName(),
                        system.getArch(),
                        system.getAvailableProcessors(),
                        system.getSystemLoadAverage(),
                        Runtime.version());
    }
}
