package io.anula.cli;

import static io.anula.config.settings.FolderKeys.INBOX_DIR;
import static io.anula.config.settings.FolderKeys.OUTBOX_DIR;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.io.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The service with both simulators in its own home; the first start adds the sample requests. */
@Command(
        name = "demo",
        description = "Runs with simulated providers in the folder demo, and takes sample requests at its first start.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
public final class DemoCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

    @ParentCommand
    private ServiceHost host;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Home home = DemoHome.make(Settings.home(System.getenv()), System.getenv(), System.getProperties());
        Clock clock = Clock.systemUTC();
        new ForegroundRun(host, home, clock)
                .untilTold(clock.instant(), false, settings -> {}, settings -> show(settings, home.folder()));
        return CommandLine.ExitCode.OK;
    }

    private static void show(Settings settings, Path home) {
        Path inbox = settings.get(INBOX_DIR);
        Path taken = home.resolve("data").resolve("samples-taken");
        if (Files.exists(taken)) {
            LOG.info(
                    "The samples were taken by an earlier run. Drop requests of your own into {}, or delete {} to see the "
                            + "samples again",
                    inbox.toAbsolutePath(),
                    home.toAbsolutePath());
            return;
        }
        int dropped;
        try {
            dropped = dropSamples(inbox);
            Files.createFile(taken);
        } catch (IOException failure) {
            throw new UncheckedIOException("the samples cannot be dropped into " + inbox, failure);
        }
        LOG.info(
                "{} in {}: watch their lives; the answers come to {}. Ctrl-C ends this",
                Counted.of(dropped, "sample file"),
                inbox.toAbsolutePath(),
                settings.get(OUTBOX_DIR).toAbsolutePath());
    }

    private static int dropSamples(Path inbox) throws IOException {
        Files.createDirectories(inbox);
        List<Resource> samples = DemoHome.samples();
        for (Resource sample : samples) {
            String name = Objects.requireNonNull(sample.getFilename());
            try (InputStream content = sample.getInputStream()) {
                Path unfinished = inbox.resolve(name + ".part");
                Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, inbox.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return samples.size();
    }
}
