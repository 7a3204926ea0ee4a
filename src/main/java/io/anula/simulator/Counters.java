package io.anula.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests to the simulator and the played faults. */
final class Counters {
    final LongAdder cancels = new LongAdder();
    final LongAdder verifies = new LongAdder();
    final LongAdder lookups = new LongAdder();
    final LongAdder refusedLogins = new LongAdder();
    final LongAdder wrongHashes = new LongAdder();
    final LongAdder repeatedIntIds = new LongAdder();
    private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);

    Counters() {
        for (Fault fault : Fault.values()) {
            faults.put(fault, new LongAdder());
        }
    }

    void played(Fault fault) {
        LongAdder count = faults.get(fault);
        if (count != null) {
            count.increment();
        }
    }

    /** The faults that were played, by wire name. */
    Map<String, Long> faults() {
        Map<String, Long> played = new TreeMap<>();
        faults.forEach((fault, count) -> {
            if (count.sum() > 0) {
                played.put(fault.wireName(), count.sum());
            }
        });
        return played;
    }
}
