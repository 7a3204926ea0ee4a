package io.anula.crash;

import io.anula.simulator.Fault;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.simulator.SimulatorOptions.RepeatedIntId;
import io.anula.simulator.SimulatorOptionsBuilder;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Both providers, each in a simulator of its own so that their faults are told apart, with every fault there is. */
final class Adversity implements AutoCloseable {
    private static final Duration LATENCY = Duration.ofMillis(40);
    /** Fourteen of them strike a cancel of LaFactura: one call in five is struck. */
    private static final double RATE = 0.016;
    /** Eleven strike a call to Calipso. */
    private static final double CALIPSO_RATE = 0.02;

    /** Each makes the whole account wait for a second. */
    private static final int PAUSES_ARE_RARER = 4;

    /** After any of these nobody can know whether the note was made. */
    private static final Set<Fault> UNCERTAIN = EnumSet.of(
            Fault.RESET_BEFORE,
            Fault.RESET_AFTER,
            Fault.HANG_BEFORE,
            Fault.HANG_AFTER,
            Fault.HTTP_500_BEFORE,
            Fault.HTTP_500_AFTER,
            Fault.HTTP_503,
            Fault.HTML,
            Fault.CUT_JSON,
            Fault.SLOW_DRIP);

    private final Simulator laFactura;
    private final Simulator calipso;

    /** @param repeated what LaFactura does with an intID that it knows */
    Adversity(long seed, RepeatedIntId repeated) {
        laFactura = start(seed, RATE, repeated);
        calipso = start(seed + 1, CALIPSO_RATE, repeated);
    }

    private static Simulator start(long seed, double rate, RepeatedIntId repeated) {
        SimulatorOptionsBuilder options = SimulatorOptions.builder()
                .seed(seed)
                .latency(LATENCY)
                .verifiesUntilDecided(1)
                .repeatedIntId(repeated);
        EnumSet.allOf(Fault.class).forEach(fault -> options.fault(fault, rate));
        options.fault(Fault.HTTP_429, rate / PAUSES_ARE_RARER);
        return Simulator.start(options.build());
    }

    Simulator laFactura() {
        return laFactura;
    }

    Simulator calipso() {
        return calipso;
    }

    long cancels() {
        return laFactura.stats().cancels() + calipso.stats().cancels();
    }

    long verifies() {
        return laFactura.stats().verifies();
    }

    long notesMade() {
        return laFactura.stats().notesMade() + calipso.stats().notesMade();
    }

    /** Invoices with more than one note. */
    long doubles() {
        return laFactura.stats().doubles() + calipso.stats().doubles();
    }

    int notes(Ask ask) {
        return (ask.isCalipso() ? calipso : laFactura).notes(ask.invoice());
    }

    /** Calls to Calipso after which nobody could know. */
    long uncertainAtCalipso() {
        return UNCERTAIN.stream()
                .mapToLong(fault -> calipso.stats().faults().getOrDefault(fault.wireName(), 0L))
                .sum();
    }

    /** The share of LaFactura's calls that were struck. */
    double struck() {
        var stats = laFactura.stats();
        long calls = stats.cancels() + stats.verifies() + stats.lookups();
        long faults =
                stats.faults().values().stream().mapToLong(Long::longValue).sum();
        return (double) faults / calls;
    }

    void clear() {
        laFactura.clearFaults();
        calipso.clearFaults();
    }

    @Override
    public void close() {
        laFactura.close();
        calipso.close();
    }
}
