package io.anula.cli;

import picocli.CommandLine.Command;

/** Says that an accepted cancellation was not done. */
@Command(
        name = "reopen",
        description =
                "Takes back a wrong ACCEPTED, of an ERP's answer or of a person's word: it is HELD then, to be retried or resolved. / Deshace un ACCEPTED equivocado, de la respuesta de un ERP o de la palabra de una persona: queda en HELD, para reenviar o resolver.")
public final class ReopenCommand extends DecisionCommand {
    @Override
    String verb() {
        return "reopen";
    }
}
