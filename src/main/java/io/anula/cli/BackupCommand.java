package io.anula.cli;

import io.anula.config.settings.Settings;
import io.anula.io.Counted;
import io.anula.provider.registry.Providers;
import io.anula.store.access.StoreAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the store into a file, whether or not a service uses it. */
@Command(
        name = "backup",
        description =
                "Writes the whole store as JSON lines while Anula works on it, all of one moment. Restore it with import into "
                        + "an empty store: what was unsent in it is in doubt there.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file that does not exist yet.")
    private Path file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Settings settings = Settings.ofProcess(Providers.ALL.settings());
        long rows = StoreAccess.backup(file, settings, Clock.systemUTC());
        spec.commandLine()
                .getOut()
                .println("%s written to %s / %s en el archivo"
                        .formatted(Counted.of(rows, "row"), file, Counted.of(rows, "fila")));
        return 0;
    }
}
