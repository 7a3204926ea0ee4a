package io.anula.cli;

import picocli.CommandLine.Command;

/** Says that no note was made, and submits again. */
@Command(
        name = "retry",
        description =
                "Sends a held cancellation again: say that only when you have seen that no credit note exists. / La envía de nuevo: solo si vio que no existe ninguna nota de crédito.")
public final class RetryCommand extends HeldDecisionCommand {
    @Override
    String verb() {
        return "retry";
    }
}
