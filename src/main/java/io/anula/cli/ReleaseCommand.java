package io.anula.cli;

import picocli.CommandLine.Command;

/** Lets a cancellation go on from the state it was held in. */
@Command(
        name = "release",
        description = "Lets a held cancellation go on where it was. / Deja seguir una anulación detenida.")
public final class ReleaseCommand extends HeldDecisionCommand {
    @Override
    String verb() {
        return "release";
    }
}
