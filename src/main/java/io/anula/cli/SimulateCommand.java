package io.anula.cli;

import io.anula.simulator.Fault;
import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.simulator.SimulatorOptionsBuilder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs both providers as simulators in their own process. */
@Command(
        name = "simulate",
        description = "Simulates both providers, with faults by name.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class SimulateCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            defaultValue = "8099",
            description = "Where to listen, on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--fault",
            paramLabel = "NAME=RATE",
            description = "A fault and how often it strikes, from 0 to 1. May be repeated.")
    private Map<String, Double> faults = new TreeMap<>();

    @Option(
            names = "--reject-every",
            defaultValue = "0",
            description = "The authority rejects every n-th note; 0: none.")
    private int rejectEvery;

    @Option(names = "--latency-millis", defaultValue = "0", description = "How long every answer takes.")
    private long latencyMillis;

    @Option(
            names = "--lookup",
            defaultValue = "TRUTHFUL",
            description = "What a look-up of an invoice tells: ${COMPLETION-CANDIDATES}.")
    private SimulatorOptions.Lookup lookup;

    @Option(
            names = "--repeated-intid",
            defaultValue = "SECOND_NOTE",
            description = "What is done with an intID that was used before: ${COMPLETION-CANDIDATES}.")
    private SimulatorOptions.RepeatedIntId repeatedIntId;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed strikes the same calls.")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        SimulatorOptionsBuilder options = SimulatorOptions.builder()
                .port(port)
                .rejectEvery(rejectEvery)
                .latency(Duration.ofMillis(latencyMillis))
                .lookup(lookup)
                .repeatedIntId(repeatedIntId)
                .seed(seed);
        faults.forEach((name, rate) -> options.fault(named(name), rate));
        try (Simulator simulator = Simulator.start(options.build())) {
            System.out.printf("%s; /stats and /faults over HTTP. Ctrl-C ends it.%n", simulator.addresses());
            new CountDownLatch(1).await();
        }
        return CommandLine.ExitCode.OK;
    }

    private Fault named(String name) {
        return Fault.named(name)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--fault %s: no such fault. Known: %s"
                                .formatted(
                                        name,
                                        Arrays.stream(Fault.values())
                                                .map(Fault::wireName)
                                                .collect(Collectors.joining(", ")))));
    }
}
