package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import io.anula.provider.registry.Providers;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the service until a signal ends it. */
@Command(
        name = "run",
        description = "Runs the service in this folder. SIGTERM lets calls in flight finish and exits 0.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
public final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--after-restore",
            description =
                    "For a store that is older than it was: what may have been sent since is in doubt or held, and what archive "
                            + "and outbox name besides is held; nothing of it is sent.")
    private boolean afterRestore;

    @ParentCommand
    private ServiceHost host;

    @Override
    public Integer call() throws InterruptedException {
        new ForegroundRun(host, Home.ofProcess(Providers.ALL), Clock.systemUTC())
                .untilTold(processStart(), afterRestore, RunCommand::demandAProvider, settings -> {});
        return CommandLine.ExitCode.OK;
    }

    /** The message when no provider's address is set. */
    static String noProvider() {
        List<String> keys = Providers.ALL.names().texts().stream()
                .map(name -> name + ".url")
                .sorted(Comparator.reverseOrder())
                .toList();
        List<String> variables = keys.stream()
                .map(key -> key.replace('.', '_').toUpperCase(Locale.ROOT))
                .toList();
        return ("No provider is set up: set %s (%s), or try the command demo / No hay proveedores configurados: defina %s, o "
                        + "pruebe el comando demo")
                .formatted(String.join(" or ", keys), String.join(", ", variables), String.join(" o ", keys));
    }

    private static void demandAProvider(Settings settings) {
        if (!settings.hasAccounts()) {
            throw new SettingsException(List.of(noProvider()));
        }
    }

    private static Instant processStart() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
