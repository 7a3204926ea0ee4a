package io.anula.cli;

import picocli.CommandLine.Command;

/** Whether the store is whole, and what can be done where it is not. */
@Command(
        name = "store",
        description = "Whether the store is whole, and what can be rebuilt where it is not.",
        subcommands = {StoreVerifyCommand.class, StoreRepairCommand.class},
        mixinStandardHelpOptions = true)
public final class StoreCommand {}
