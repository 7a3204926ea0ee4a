package io.anula;

import picocli.CommandLine.Command;

/** The versions of settings and routes that came to run. */
@Command(
        name = "config",
        description = "The versions of settings and routes that came to run.",
        subcommands = {ConfigLogCommand.class, ConfigRollbackCommand.class},
        mixinStandardHelpOptions = true)
final class ConfigCommand {}
