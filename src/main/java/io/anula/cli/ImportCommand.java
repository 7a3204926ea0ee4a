package io.anula.cli;

import static io.anula.config.settings.TableKeys.REQUESTS_TABLE_NAME;

import io.anula.config.settings.Settings;
import io.anula.io.Counted;
import io.anula.provider.registry.Providers;
import io.anula.store.Database;
import io.anula.store.Import;
import io.anula.store.access.StoreFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fills the empty store of the settings from a file. */
@Command(
        name = "import",
        description = "Fills an empty store with what export or backup wrote; no node may work on it meanwhile.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ImportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "What export or backup wrote.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.ofProcess(Providers.ALL.settings());
        try (Database database = StoreFile.open(settings, Clock.systemUTC());
                BufferedReader lines = Files.newBufferedReader(file)) {
            long rows = new Import(database, settings.get(REQUESTS_TABLE_NAME), Clock.systemUTC()).readFrom(lines);
            spec.commandLine()
                    .getOut()
                    .println("%s taken into the store / %s en el almacén"
                            .formatted(Counted.of(rows, "row"), Counted.of(rows, "fila")));
        }
        return 0;
    }
}
