package io.anula.cli;

import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends a cancellation with the note that exists, or without a note. */
@Command(
        name = "resolve",
        description =
                "Ends a held cancellation by what a person has found out. / Termina una anulación detenida según lo que averiguó una persona.")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ResolveCommand extends HeldDecisionCommand {
    @ArgGroup(multiplicity = "1")
    private How how;

    /** Exactly one of the two options. */
    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    static final class How {
        @Option(
                names = "--credit-note",
                required = true,
                defaultValue = "",
                paramLabel = "CODE",
                description = "The code of the credit note that exists. / El código de la nota de crédito que existe.")
        private String note;

        @Option(
                names = "--not-cancelled",
                required = true,
                description = "There is none: the invoice stands. / No existe ninguna: la factura queda en pie.")
        private boolean none;
    }

    @Override
    String verb() {
        return "resolve";
    }

    @Override
    Map<String, ?> more() {
        return how.none ? Map.of("notCancelled", true) : Map.of("creditNote", how.note);
    }
}
