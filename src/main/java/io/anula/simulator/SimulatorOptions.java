package io.anula.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * How the simulators behave. Begin with {@link #defaults()} or {@link #builder()}.
 *
 * @param host the address to listen on; {@code 127.0.0.1}
 * @param port the port; 0, the default, takes any that is free
 * @param laFacturaUsername user of LaFactura's Basic login; {@code demo}; empty: no login wanted
 * @param laFacturaPassword its password; {@code demo}
 * @param calipsoUsername user of Calipso's Basic login; empty, the default: no login wanted
 * @param calipsoPassword its password
 * @param zone where "today" is decided for hashes and dates; {@code America/Bogota}
 * @param clock the time of hashes and answers; the system's
 * @param verifiesUntilDecided undecided answers before the decision: 2 gives 0, 1, then 2; 0 decides at the first verify
 * @param rejectEvery every n-th note of a provider ends rejected; 0, the default: none
 * @param latency how long each provider call waits before anything is done; zero
 * @param seed of the generator that draws faults by their rates; 1
 * @param lookup what a verify of an invoice tells; truthful
 * @param repeatedIntId what LaFactura 3.0 does with an {@code intID} that was used before; a second note
 * @param maxNotes how many notes each provider keeps in memory before it forgets the oldest; 200 000
 * @param retryAfter what fault 429 asks for, in whole seconds; 1 s
 * @param hook where LaFactura's events are posted; nowhere
 * @param faults rates to begin with, from 0 to 1; none
 */
public record SimulatorOptions(
        String host,
        int port,
        String laFacturaUsername,
        String laFacturaPassword,
        String calipsoUsername,
        String calipsoPassword,
        ZoneId zone,
        Clock clock,
        int verifiesUntilDecided,
        int rejectEvery,
        Duration latency,
        long seed,
        Lookup lookup,
        RepeatedIntId repeatedIntId,
        int maxNotes,
        Duration retryAfter,
        Optional<URI> hook,
        Map<Fault, Double> faults) {

    /** What LaFactura 3.0 does with an {@code intID} that was used before; which one is real is not documented. */
    public enum RepeatedIntId {
        /** It is ignored: one more note. */
        SECOND_NOTE,
        /** It is the same call: the answer is about the note that the first one made. */
        SAME_NOTE,
        /** It is an error: no note. */
        REFUSAL
    }

    /** What the verify of an invoice says about its credit notes. */
    public enum Lookup {
        /** {@code referal} names the newest note, and is missing if there is none. */
        TRUTHFUL,
        /** {@code referal} is always missing. */
        SILENT
    }

    public SimulatorOptions {
        require(port >= 0 && port <= 65_535, "port", port, "0 to 65535");
        require(verifiesUntilDecided >= 0, "verifiesUntilDecided", verifiesUntilDecided, "0 or more");
        require(rejectEvery >= 0, "rejectEvery", rejectEvery, "0 or more");
        require(maxNotes > 0, "maxNotes", maxNotes, "1 or more");
        require(!latency.isNegative(), "latency", latency, "not negative");
        require(!retryAfter.isNegative(), "retryAfter", retryAfter, "not negative");
        faults = Map.copyOf(faults);
    }

    public static SimulatorOptions defaults() {
        return builder().build();
    }

    public static SimulatorOptionsBuilder builder() {
        return new SimulatorOptionsBuilder();
    }

    boolean rejects(long number) {
        return rejectEvery > 0 && number % rejectEvery == 0;
    }

    private static void require(boolean possible, String name, Object value, String allowed) {
        if (!possible) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed: " + allowed);
        }
    }
}
