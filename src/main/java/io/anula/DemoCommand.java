package io.anula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The service with everything embedded and, at its first start, with the sample requests: what {@code mvn camel:run} shows. */
@Command(
        name = "demo",
        hidden = true,
        description = "As run, and takes the sample requests at its first start.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);
    private static final List<String> SAMPLES = List.of(
            "1-lafactura-request.json",
            "2-lafactura-native.json",
            "3-calipso-legacy.json",
            "4-calipso-new.json",
            "5-varias.csv");
    private static final Path TAKEN = Path.of("data", "samples-taken");

    @Override
    public Integer call() throws InterruptedException {
        RunCommand.runUntilTold(DemoCommand::show);
        return CommandLine.ExitCode.OK;
    }

    private static void show(Service service) {
        Path inbox = service.settings().path("inbox.dir");
        if (Files.exists(TAKEN)) {
            LOG.info(
                    "The samples were taken by an earlier run. Drop requests of your own into {}, or delete data, archive "
                            + "and outbox to see the samples again",
                    inbox.toAbsolutePath());
            return;
        }
        try {
            dropSamples(inbox);
        } catch (IOException failure) {
            throw new UncheckedIOException("the samples cannot be dropped into " + inbox, failure);
        }
    }

    private static void dropSamples(Path inbox) throws IOException {
        Files.createDirectories(inbox);
        for (String sample : SAMPLES) {
            try (InputStream resource =
                    Objects.requireNonNull(DemoCommand.class.getResourceAsStream("/samples/" + sample), sample)) {
                Path unfinished = inbox.resolve(sample + ".part");
                Files.copy(resource, unfinished, StandardCopyOption.REPLACE_EXISTING);
                Files.move(unfinished, inbox.resolve(sample), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.createFile(TAKEN);
        LOG.info(
                "{} sample files are in {}: watch their lives; the answers come to the outbox. Ctrl-C ends this",
                SAMPLES.size(),
                inbox.toAbsolutePath());
    }
}
