package io.anula.simulator;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Builds {@link SimulatorOptions}, which documents each option and its default. */
public final class SimulatorOptionsBuilder {
    private final Map<Fault, Double> faults = new EnumMap<>(Fault.class);
    private String laFacturaUsername = "demo";
    private String laFacturaPassword = "demo";
    private String calipsoUsername = "";
    private String calipsoPassword = "";
    private Optional<URI> hook = Optional.empty();
    private String host = "127.0.0.1";
    private int port = 0;
    private ZoneId zone = ZoneId.of("America/Bogota");
    private Clock clock = Clock.systemUTC();
    private int verifiesUntilDecided = 2;
    private int rejectEvery = 0;
    private Duration latency = Duration.ZERO;
    private long seed = 1;
    private SimulatorOptions.Lookup lookup = SimulatorOptions.Lookup.TRUTHFUL;
    private SimulatorOptions.RepeatedIntId repeatedIntId = SimulatorOptions.RepeatedIntId.SECOND_NOTE;
    private int maxNotes = 200_000;
    private Duration retryAfter = Duration.ofSeconds(1);

    SimulatorOptionsBuilder() {}

    public SimulatorOptionsBuilder host(String value) {
        host = value;
        return this;
    }

    public SimulatorOptionsBuilder port(int value) {
        port = value;
        return this;
    }

    public SimulatorOptionsBuilder zone(ZoneId value) {
        zone = value;
        return this;
    }

    public SimulatorOptionsBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    public SimulatorOptionsBuilder verifiesUntilDecided(int value) {
        verifiesUntilDecided = value;
        return this;
    }

    public SimulatorOptionsBuilder rejectEvery(int value) {
        rejectEvery = value;
        return this;
    }

    public SimulatorOptionsBuilder latency(Duration value) {
        latency = value;
        return this;
    }

    public SimulatorOptionsBuilder seed(long value) {
        seed = value;
        return this;
    }

    public SimulatorOptionsBuilder lookup(SimulatorOptions.Lookup value) {
        lookup = value;
        return this;
    }

    public SimulatorOptionsBuilder repeatedIntId(SimulatorOptions.RepeatedIntId value) {
        repeatedIntId = value;
        return this;
    }

    public SimulatorOptionsBuilder maxNotes(int value) {
        maxNotes = value;
        return this;
    }

    public SimulatorOptionsBuilder retryAfter(Duration value) {
        retryAfter = value;
        return this;
    }

    public SimulatorOptionsBuilder laFacturaLogin(String username, String password) {
        laFacturaUsername = username;
        laFacturaPassword = password;
        return this;
    }

    public SimulatorOptionsBuilder calipsoLogin(String username, String password) {
        calipsoUsername = username;
        calipsoPassword = password;
        return this;
    }

    public SimulatorOptionsBuilder hook(URI value) {
        hook = Optional.of(value);
        return this;
    }

    public SimulatorOptionsBuilder fault(Fault fault, double rate) {
        faults.put(fault, rate);
        return this;
    }

    public SimulatorOptionsBuilder faults(Map<Fault, Double> rates) {
        faults.putAll(rates);
        return this;
    }

    public SimulatorOptions build() {
        return new SimulatorOptions(
                host,
                port,
                laFacturaUsername,
                laFacturaPassword,
                calipsoUsername,
                calipsoPassword,
                zone,
                clock,
                verifiesUntilDecided,
                rejectEvery,
                latency,
                seed,
                lookup,
                repeatedIntId,
                maxNotes,
                retryAfter,
                hook,
                faults);
    }
}
