package io.anula;

import io.anula.check.Folders;
import io.anula.settings.Settings;
import io.anula.settings.SettingsException;
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
import java.util.concurrent.locks.LockSupport;
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

    /** Kept of the time that an end may take, for the end of the process itself. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

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
        AtomicReference<Duration> timeout = new AtomicReference<>(LAST_WORDS.multipliedBy(2));
        AtomicBoolean told = new AtomicBoolean();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> end(starting, Objects.requireNonNull(timeout.get()), told), "shutdown"));
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
        } catch (RuntimeException failure) {
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
        HealthPort.console(settings).ifPresent(address -> LOG.info("The console is at {}", address));
    }

    private static void end(CompletableFuture<Service> starting, Duration timeout, AtomicBoolean told) {
        boolean hasFailed = starting.isCancelled();
        told.set(true);
        endInTime(timeout);
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

    /** Whatever stands in the way of an end in order ends with the process; the next start makes it good, as after a crash. */
    private static void endInTime(Duration timeout) {
        Duration most =
                timeout.compareTo(LAST_WORDS.multipliedBy(2)) > 0 ? timeout.minus(LAST_WORDS) : timeout.dividedBy(2);
        Thread watch = new Thread(
                () -> {
                    LockSupport.parkNanos(most.toNanos());
                    LOG.warn(
                            "It does not end within shutdown.timeout: the process ends, the next start goes on from here");
                    Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
                },
                "shutdown-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
