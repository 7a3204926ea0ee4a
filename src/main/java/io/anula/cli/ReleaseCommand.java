package io.anula.cli;

import picocli.CommandLine.Command;

/** Go on where it was held. */
@Command(
        name = "release",
        description = "Lets a held cancellation go on where it was. / Deja seguir una anulación detenida.")
public final class ReleaseCommand extends DecisionCommand {
    @Override
    String verb() {
        return "release";
    }
}
