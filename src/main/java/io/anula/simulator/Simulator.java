package io.anula.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * LaFactura and Calipso on one port, in memory, until {@link #close()}. Sources: LaFactura's documentation and client
 * code; Calipso has none, so its answers are an assumption. Neither ever deduplicates, unless an option says so: a client
 * that submits twice gets two notes, and {@link Stats#doubles()} shows it.
 *
 * <p>Paths: {@code /lafactura/api2.0/}, {@code /lafactura/api3.0/}, {@code /calipso/}; and for the simulator's own API {@code /faults},
 * {@code /script}, {@code /stats}, {@code /hook}.
 */
public final class Simulator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Simulator.class);

    private final String host;
    private final Providers providers;
    private final Listener listener;

    private Simulator(SimulatorOptions options) throws IOException {
        this.host = options.host();
        this.providers = new Providers(options);
        this.listener = new Listener(
                new InetSocketAddress(address(host), options.port()),
                providers.router(),
                providers.faults()::refusesConnection);
    }

    /** Listens when it returns; {@link UncheckedIOException} when the port is taken. */
    public static Simulator start(SimulatorOptions options) {
        try {
            Simulator simulator = new Simulator(options);
            log.info("Simulating LaFactura at {} and Calipso at {}", simulator.laFacturaUrl(), simulator.calipsoUrl());
            return simulator;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage(), failed);
        }
    }

    public int port() {
        return listener.port();
    }

    /** The addresses of both providers, for people. */
    public String addresses() {
        return "LaFactura at %s (3.0: %s, demo/demo), Calipso at %s"
                .formatted(laFacturaUrl(), laFactura3Url(), calipsoUrl());
    }

    /** LaFactura's base address, without a slash at the end: {@code http://127.0.0.1:<port>/lafactura/api2.0}. */
    public String laFacturaUrl() {
        return "http://" + host + ":" + port() + Api.V2.root();
    }

    /** The same of interface 3.0: {@code http://127.0.0.1:<port>/lafactura/api3.0}. */
    public String laFactura3Url() {
        return "http://" + host + ":" + port() + Api.V3.root();
    }

    /** Calipso's address, with a slash at the end: {@code http://127.0.0.1:<port>/calipso/}. */
    public String calipsoUrl() {
        return "http://" + host + ":" + port() + Calipso.ROOT;
    }

    /** Sets the rate at which a fault strikes the calls that it fits, from 0 (never) to 1 (always). */
    public void fault(Fault fault, double rate) {
        providers.faults().rates().put(Map.of(fault, rate));
    }

    /** Removes all rates and scripts, and releases the notes that {@link Fault#STUCK_AT_1} holds. */
    public void clearFaults() {
        providers.clearFaults();
    }

    /**
     * Scripts these faults, in order and before any rate, for the next cancels of this invoice ({@code tascode} or
     * {@code ordenid}).
     */
    public void scriptCancels(String invoice, Fault... faults) {
        providers.faults().scripts().add("cancel", invoice, List.of(faults));
    }

    /**
     * Scripts these faults, in order and before any rate, for the next verifies and look-ups of this invoice or its
     * notes.
     */
    public void scriptVerifies(String invoice, Fault... faults) {
        providers.faults().scripts().add("verify", invoice, List.of(faults));
    }

    /** Scripts these faults, in order and before any rate, for the next downloads of this invoice. */
    public void scriptDownloads(String invoice, Fault... faults) {
        providers.faults().scripts().add("download", invoice, List.of(faults));
    }

    /** Sets the address where LaFactura's events are posted; empty for none. */
    public void hook(Optional<URI> address) {
        providers.hooks().register(address);
    }

    /**
     * Refuses new connections when it returns. Idle connections are closed, those not yet accepted are reset, and calls
     * under way still get their answer.
     */
    public void pauseListening() {
        listener.pause();
    }

    /** Listens again, on the same port. */
    public void resumeListening() {
        listener.resume();
    }

    /**
     * Lets the authority decide now about the newest credit note of this LaFactura invoice, and posts the event of it.
     * Returns whether there was an undecided one.
     */
    public boolean decide(String invoice) {
        return providers.decide(invoice, "http://" + host + ":" + port());
    }

    public Stats stats() {
        return providers.stats();
    }

    /** The number of credit notes of this invoice; cheaper than {@link #stats()}. */
    public int notes(String invoice) {
        return providers.notes(invoice);
    }

    /** The code of the newest credit note of this LaFactura invoice; empty if it has none. */
    public String newestNote(String invoice) {
        return providers.newestNote(invoice);
    }

    @Override
    public void close() {
        listener.close();
    }

    private static InetAddress address(String host) throws UnknownHostException {
        return InetAddress.getByName(host);
    }
}
