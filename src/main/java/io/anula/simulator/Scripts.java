package io.anula.simulator;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Scripted faults for the next calls about one invoice, played in order; a fault that does not fit a call waits for a
 * call that it fits.
 */
final class Scripts {
    private final Map<Key, Queue<Fault>> scripts = new HashMap<>();
    private volatile boolean empty = true;

    private record Key(String script, String invoice) {}

    synchronized void add(String script, String invoice, List<Fault> faults) {
        check(script, invoice, faults);
        if (faults.isEmpty()) {
            return;
        }
        scripts.computeIfAbsent(new Key(script, invoice), key -> new ArrayDeque<>())
                .addAll(faults);
        empty = false;
    }

    static void check(String script, String invoice, List<Fault> faults) {
        for (Fault fault : faults) {
            if (!fault.fitsScript(script, invoice)) {
                throw new IllegalArgumentException(fault.wireName() + " cannot strike a " + script + " of " + invoice
                        + "; it is for " + fault.meaning());
            }
        }
    }

    Optional<Fault> next(Operation operation, String invoice) {
        return empty ? Optional.empty() : take(operation, invoice);
    }

    synchronized void clear() {
        scripts.clear();
        empty = true;
    }

    private synchronized Optional<Fault> take(Operation operation, String invoice) {
        Key key = new Key(operation.script(), invoice);
        Queue<Fault> script = scripts.get(key);
        if (script == null) {
            return Optional.empty();
        }
        Fault next = script.peek();
        if (next == null || !next.fits(operation)) {
            return Optional.empty();
        }
        script.remove();
        if (script.isEmpty()) {
            scripts.remove(key);
            empty = scripts.isEmpty();
        }
        return Optional.of(next);
    }
}
