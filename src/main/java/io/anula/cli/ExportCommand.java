package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.io.Counted;
import io.anula.provider.registry.Providers;
import io.anula.store.Database;
import io.anula.store.Export;
import io.anula.store.access.StoreFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the store that the settings name into a file. */
@Command(
        name = "export",
        description =
                "Writes the whole store as JSON lines, to be imported elsewhere and worked on there. An embedded store must "
                        + "not be in use.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = Home.ofProcess(Providers.ALL);
        Settings settings = home.settings();
        long rows;
        try (Database database = StoreFile.openChecked(settings, home.folder(), Clock.systemUTC())) {
            rows = StoreFile.write(file, database, settings, Export.Kind.EXPORT);
        }
        spec.commandLine()
                .getOut()
                .println("%s written to %s / %s en el archivo"
                        .formatted(Counted.of(rows, "row"), file, Counted.of(rows, "fila")));
        return 0;
    }
}
