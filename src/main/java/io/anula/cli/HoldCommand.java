package io.anula.cli;

import picocli.CommandLine.Command;

/** Stop here until a person says more. */
@Command(name = "hold", description = "Stops a cancellation until a person says more. / Detiene una anulación.")
public final class HoldCommand extends DecisionCommand {
    @Override
    String verb() {
        return "hold";
    }
}
