package io.anula.cli;

import static io.anula.config.settings.FolderKeys.INBOX_DIR;
import static io.anula.config.settings.ProcessKeys.SHUTDOWN_TIMEOUT;

import io.anula.config.live.Home;
import io.anula.config.live.StartFiles;
import io.anula.config.settings.Settings;
import io.anula.io.Version;
import io.anula.provider.check.Folders;
import io.anula.web.HttpServerSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Runs the service in this process until SIGTERM or Ctrl-C, at any moment; then the service drains and the process
 * exits with 0. A failed start exits with its own code.
 */
final class ForegroundRun {
    private static final Logger LOG = LoggerFactory.getLogger(ForegroundRun.class);

    /** How long a start in its early part may take to end. */
    private static final Duration EARLY_END = Duration.ofSeconds(2);

    private final ServiceHost host;
    private final Home home;
    private final Clock clock;
    private final CompletableFuture<ServiceHost.Running> starting = new CompletableFuture<>();
    private final AtomicReference<Duration> timeout = new AtomicReference<>(EARLY_END);
    private final AtomicBoolean told = new AtomicBoolean();
    private final EndWatch watch = new EndWatch();

    ForegroundRun(ServiceHost host, Home home, Clock clock) {
        this.host = host;
        this.home = home;
        this.clock = clock;
    }

    /**
     * Starts the service and waits for the signal.
     *
     * @param since a file that changed later was edited during the start
     * @param older true when a person has said that the store comes from an older backup
     * @param demand throws if the service should not start with the settings
     * @param started receives the settings when the service runs
     */
    void untilTold(Instant since, boolean older, Consumer<Settings> demand, Consumer<Settings> started)
            throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "shutdown"));
        try {
            StartFiles.Begun begun = new StartFiles(home, host::dryRun, clock, since, told::get).read();
            Settings settings = begun.settings();
            demand.accept(settings);
            timeout.set(settings.get(SHUTDOWN_TIMEOUT));
            settings.unknownVariables(home.environment()).forEach(LOG::warn);
            home.accountsOfEnvironment(settings).forEach(LOG::info);
            Folders.names(System.getProperty("sun.jnu.encoding")).ifPresent(report -> LOG.warn(report.what()));
            starting.complete(host.start(settings, begun.files(), home, clock, older));
            say(settings);
            started.accept(settings);
        } catch (RuntimeException | Error failure) {
            starting.cancel(false);
            throw failure;
        }
        new CountDownLatch(1).await();
    }

    private void say(Settings settings) {
        LOG.info(
                "Anula {} runs in {}; drop requests into {}",
                Version.get(),
                home.folder().toAbsolutePath(),
                settings.get(INBOX_DIR).toAbsolutePath());
        HttpServerSettings.console(settings).ifPresent(address -> LOG.info("The console is at {}", address));
    }

    private void end() {
        if (starting.isCancelled()) {
            // refused: nothing has to end, and the exit code is the refusal's, however long Java keeps classes for the
            // next start
            return;
        }
        told.set(true);
        watch.begin(Objects.requireNonNull(timeout.get()));
        ServiceHost.Running service;
        try {
            service = starting.join();
        } catch (CancellationException neverStarted) {
            Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
            return;
        }
        LOG.info("Told to end: no more intake, calls in flight finish");
        service.close();
        LOG.info("Ended");
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }
}
