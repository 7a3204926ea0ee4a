package io.anula;

import io.anula.provider.check.Folders;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The service, until somebody ends it. */
@Command(
        name = "run",
        description = "Runs the service in this folder. SIGTERM lets calls in flight finish and exits 0.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
    static final String NO_PROVIDER =
            "No provider is set up: set lafactura.url or calipso.url (LAFACTURA_URL, CALIPSO_URL), or try the command demo / "
                    + "No hay proveedores configurados: defina lafactura.url o calipso.url, o pruebe el comando demo";

    /** So long may a start take to end that has not come far. */
    private static final Duration EARLY_END = Duration.ofSeconds(2);

    @Option(
            names = "--after-restore",
            description =
                    "For a store that is older than it was: what may have been sent since is in doubt or held, and what archive "
                            + "and outbox name besides is held; nothing of it is sent.")
    private boolean afterRestore;

    @Override
    public Integer call() throws InterruptedException {
        runUntilTold(Home.ofProcess(), processStart(), RunCommand::demandAProvider, service -> {}, afterRestore);
        return CommandLine.ExitCode.OK;
    }

    private static void demandAProvider(Settings settings) {
        if (!settings.hasAccounts()) {
            throw new SettingsException(List.of(NO_PROVIDER));
        }
    }

    /**
     * Starts the service and waits for SIGTERM or Ctrl-C, at whatever moment it comes; then lets the service drain and
     * ends the process with 0. A start that fails ends it with its own code.
     *
     * @param since a file that is changed later is edited during the start
     * @param demand throws where the service should not start with those settings
     * @param started is told when it runs
     */
    static void runUntilTold(Home home, Instant since, Consumer<Settings> demand, Consumer<Service> started)
            throws InterruptedException {
        runUntilTold(home, since, demand, started, false);
    }

    private static void runUntilTold(
            Home home, Instant since, Consumer<Settings> demand, Consumer<Service> started, boolean older)
            throws InterruptedException {
        CompletableFuture<Service> starting = new CompletableFuture<>();
        AtomicReference<Duration> timeout = new AtomicReference<>(EARLY_END);
        AtomicBoolean told = new AtomicBoolean();
        EndWatch watch = new EndWatch();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> end(starting, watch, Objects.requireNonNull(timeout.get()), told), "shutdown"));
        try {
            StartFiles.Begun begun = new StartFiles(home, Clock.systemUTC(), since, told::get).read();
            WarmUp.begin(begun.files().routes());
            Settings settings = begun.settings();
            demand.accept(settings);
            timeout.set(settings.duration("shutdown.timeout"));
            settings.unknownVariables(home.environment()).forEach(LOG::warn);
            Folders.names(System.getProperty("sun.jnu.encoding")).ifPresent(report -> LOG.warn(report.what()));
            Service service = Service.start(settings, begun.files(), home, Clock.systemUTC(), older);
            starting.complete(service);
            say(service, home);
            started.accept(service);
        } catch (RuntimeException | Error failure) {
            starting.cancel(false);
            throw failure;
        }
        new CountDownLatch(1).await();
    }

    private static Instant processStart() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    private static void say(Service service, Home home) {
        Settings settings = service.settings();
        LOG.info(
                "Anula {} runs in {}; drop requests into {}",
                Version.get(),
                home.folder().toAbsolutePath(),
                settings.path("inbox.dir").toAbsolutePath());
        HttpServerSettings.console(settings).ifPresent(address -> LOG.info("The console is at {}", address));
    }

    private static void end(CompletableFuture<Service> starting, EndWatch watch, Duration timeout, AtomicBoolean told) {
        boolean hasFailed = starting.isCancelled();
        told.set(true);
        watch.begin(timeout);
        Service service;
        try {
            service = starting.join();
        } catch (CancellationException neverStarted) {
            if (!hasFailed) {
                Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
            }
            return;
        }
        LOG.info("Told to end: no more intake, calls in flight finish");
        service.close();
        LOG.info("Ended");
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }
}
