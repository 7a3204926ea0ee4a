package io.anula.cli;

import io.anula.config.live.DryRun;
import io.anula.config.live.Home;
import io.anula.config.routes.Finding;
import io.anula.config.routes.RouteFile;
import io.anula.config.routes.RouteFiles;
import io.anula.config.settings.Settings;
import io.anula.io.SafeMove;
import io.anula.io.WholeFile;
import io.anula.provider.registry.Providers;
import io.anula.store.ConfigFile;
import io.anula.store.ConfigVersion;
import io.anula.store.access.StoreAccess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes the route files of a version back; a running service takes them like any edit. */
@Command(
        name = "rollback",
        description =
                "Writes the route files of that version back into routes/, after trying them. Settings stay as they are: "
                        + "of them only hashes are kept.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ConfigRollbackCommand implements Callable<Integer> {
    private static final String ASIDE = ".off";

    @Parameters(paramLabel = "N", description = "The number of the version, as 'anula config log' lists it.")
    private long number;

    @ParentCommand
    private ConfigCommand config;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Home home = Home.ofProcess(Providers.ALL);
        Settings settings = home.settings();
        Optional<ConfigVersion> found = StoreAccess.config(settings, Clock.systemUTC()).stream()
                .filter(version -> version.version() == number)
                .findFirst();
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "There is no version %1$d. 'anula config log' lists those that are / No existe la versión %1$d; vea 'anula config log'."
                                    .formatted(number));
            return CommandLine.ExitCode.SOFTWARE;
        }
        return rollBack(home, settings, found.get());
    }

    private int rollBack(Home home, Settings settings, ConfigVersion version) throws IOException {
        List<RouteFile> then = routes(home, version);
        try (DryRun rehearsal = config.host.dryRun(home.routes(), Clock.systemUTC())) {
            List<Finding> findings = rehearsal.check(then, settings);
            if (!findings.isEmpty()) {
                PrintWriter err = spec.commandLine().getErr();
                findings.forEach(err::println);
                err.println(
                        "Version %1$d does not work with the settings as they are now; nothing was written / La versión %1$d no funciona con los ajustes actuales; no se escribió nada."
                                .formatted(number));
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        write(RouteFiles.read(home.routes()), then);
        spec.commandLine()
                .getOut()
                .println(
                        "routes/ holds version %1$d; Anula takes it within seconds where it runs. Settings are as they were / routes/ tiene la versión %1$d; los ajustes no cambiaron."
                                .formatted(number));
        return CommandLine.ExitCode.OK;
    }

    private static List<RouteFile> routes(Home home, ConfigVersion version) {
        return version.files().stream()
                .filter(file -> file.content() != null)
                .map(file -> new RouteFile(path(home, file), Objects.requireNonNull(file.content())))
                .toList();
    }

    private static Path path(Home home, ConfigFile file) {
        return home.routes().resolve(Path.of(file.name()).getFileName());
    }

    /**
     * Writes the version's files first. Other files are put aside, not deleted: they may never have run, so no version
     * has them.
     */
    private void write(List<RouteFile> now, List<RouteFile> then) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> kept = new ArrayList<>();
        for (RouteFile file : then) {
            kept.add(file.path());
            if (!now.contains(file)) {
                byte[] content = file.text().getBytes(StandardCharsets.UTF_8);
                WholeFile.write(
                        file.path(),
                        file.path().resolveSibling('.' + file.name() + ".tmp"),
                        stream -> stream.write(content));
                out.println("written: " + file.path());
            }
        }
        for (RouteFile file : now) {
            if (!kept.contains(file.path())) {
                Path aside =
                        SafeMove.freeName(Objects.requireNonNull(file.path().getParent()), file.name() + ASIDE);
                SafeMove.move(file.path(), aside);
                out.println("put aside: %s, as %s".formatted(file.path(), aside.getFileName()));
            }
        }
    }
}
