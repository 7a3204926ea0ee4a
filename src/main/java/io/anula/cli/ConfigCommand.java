package io.anula.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The versions of settings and routes that have run. */
@Command(
        name = "config",
        description = "The versions of settings and routes that came to run.",
        subcommands = {ConfigLogCommand.class, ConfigRollbackCommand.class},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the field
public final class ConfigCommand {
    @ParentCommand
    ServiceHost host;
}
