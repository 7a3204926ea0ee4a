package io.anula.cli;

import picocli.CommandLine.Command;

/** Checks and repairs the store. */
@Command(
        name = "store",
        description = "Whether the store is whole, and what can be rebuilt where it is not.",
        subcommands = {StoreVerifyCommand.class, StoreRepairCommand.class},
        mixinStandardHelpOptions = true)
public final class StoreCommand {}
