package io.anula.cli;

import io.anula.config.live.Home;
import io.anula.config.settings.Settings;
import io.anula.provider.registry.Providers;
import io.anula.store.Database;
import io.anula.store.StoreRepair;
import io.anula.store.StoreRepair.Repaired;
import io.anula.store.access.StoreFile;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Rebuilds the parts of a damaged store that can be derived from the rest. */
@Command(
        name = "repair",
        description =
                "Rebuilds what follows from the rest of a store that contradicts itself, and says what does not. What is rebuilt of "
                        + "a cancellation is held. Copy the folder of the database first; no node may work on it meanwhile.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
final class StoreRepairCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Home.ofProcess(Providers.ALL).settings();
        Repaired repaired;
        try (Database database = StoreFile.open(settings, Clock.systemUTC())) {
            repaired = new StoreRepair(database, Clock.systemUTC()).run();
        }
        PrintWriter out = spec.commandLine().getOut();
        repaired.done().forEach(out::println);
        repaired.left().forEach(line -> out.println("not repaired / sin reparar: " + line));
        out.println("Repaired: %1$d, not repaired: %2$d. / Reparadas: %1$d, sin reparar: %2$d."
                .formatted(repaired.done().size(), repaired.left().size()));
        return repaired.left().isEmpty() ? 0 : 1;
    }
}
