package io.anula.cli;

import picocli.CommandLine.Command;

/** Stops a cancellation until a person decides again. */
@Command(name = "hold", description = "Stops a cancellation until a person says more. / Detiene una anulación.")
public final class HoldCommand extends DecisionCommand {
    @Override
    String verb() {
        return "hold";
    }
}
