package io.anula.cli;

import picocli.CommandLine.Command;

/** Checks and exports the evidence. */
@Command(
        name = "evidence",
        description =
                "What was sent and answered, and the documents of each credit note: whether it is whole, and bundles of it.",
        subcommands = {EvidenceVerifyCommand.class, EvidenceExportCommand.class},
        mixinStandardHelpOptions = true)
public final class EvidenceCommand {}
