package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.config.settings.SettingsException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The service, until somebody ends it. */
@Command(
        name = "run",
        description = "Runs the service in this folder. SIGTERM lets calls in flight finish and exits 0.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
public final class RunCommand implements Callable<Integer> {
    static final String NO_PROVIDER =
            "No provider is set up: set lafactura.url or calipso.url (LAFACTURA_URL, CALIPSO_URL), or try the command demo / "
                    + "No hay proveedores configurados: defina lafactura.url o calipso.url, o pruebe el comando demo";

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
        new ForegroundRun(host, Home.ofProcess(), Clock.systemUTC())
                .untilTold(processStart(), afterRestore, RunCommand::demandAProvider, settings -> {});
        return CommandLine.ExitCode.OK;
    }

    private static void demandAProvider(Settings settings) {
        if (!settings.hasAccounts()) {
            throw new SettingsException(List.of(NO_PROVIDER));
        }
    }

    private static Instant processStart() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }
}
