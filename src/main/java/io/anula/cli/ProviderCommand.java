package io.anula.cli;

import io.anula.provider.ProviderAdapter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with the settings of one provider; its name is the provider's. */
@Command(
        description = "Tries the settings that say how this provider's answers are read. / "
                + "Prueba los ajustes que definen cómo se leen las respuestas de este proveedor.",
        mixinStandardHelpOptions = true)
public final class ProviderCommand {
    private ProviderCommand() {}

    /** Adds a command for each provider whose answers are read by settings. */
    public static void addTo(CommandLine line, Iterable<ProviderAdapter> adapters) {
        for (ProviderAdapter adapter : adapters) {
            if (adapter.examples().isPresent()) {
                line.addSubcommand(
                        adapter.provider().text(),
                        new CommandLine(new ProviderCommand()).addSubcommand(new TryCommand(adapter)));
            }
        }
    }
}
