package io.anula;

import io.anula.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The service, until somebody ends it. */
@Command(
        name = "run",
        description = "Runs the service in this folder. SIGTERM lets calls in flight finish and exits 0.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Override
    public Integer call() throws InterruptedException {
        runUntilTold(service -> LOG.info(
                "Anula {} runs in {}; drop requests into {}",
                Version.get(),
                Path.of("").toAbsolutePath(),
                service.settings().path("inbox.dir").toAbsolutePath()));
        return CommandLine.ExitCode.OK;
    }

    /**
     * Starts the service and waits for SIGTERM or Ctrl-C, at whatever moment it comes; then lets the service drain and
     * ends the process with 0. A start that fails ends it with its own code.
     */
    static void runUntilTold(Consumer<Service> started) throws InterruptedException {
        Settings settings = Settings.load(Path.of(""), System.getenv(), System.getProperties());
        CompletableFuture<Service> starting = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(starting), "shutdown"));
        try {
            Service service = Service.start(settings, Path.of(""), Clock.systemUTC());
            starting.complete(service);
            started.accept(service);
        } catch (RuntimeException failure) {
            starting.cancel(false);
            throw failure;
        }
        new CountDownLatch(1).await();
    }

    private static void end(CompletableFuture<Service> starting) {
        Service service;
        try {
            service = starting.join();
        } catch (CancellationException neverStarted) {
            return;
        }
        LOG.info("Told to end: no more intake, calls in flight finish");
        service.close();
        LOG.info("Ended");
        Runtime.getRuntime().halt(CommandLine.ExitCode.OK);
    }
}
