package io.anula.intake;

import io.anula.intake.Field.Check;
import java.util.List;

/** The {@code cliente} of a Calipso document. */
final class Client {
    private static final int CUIT = 80;
    private static final List<String> OPTIONAL = List.of("mail", "domicilio", "localidad", "tipoiva", "provincia");

    private Client() {}

    static void check(Field client) throws InvalidRequestException {
        client.required(Checks::object);
        client.child("id").required(Checks::identifier);
        client.child("nombre").required(Checks::text);
        client.child("DocTipo").required(Checks::digits);
        client.child("idimpositivo").required(taxId(client.child("DocTipo")));
        client.child("codpostal").optional(Checks::identifier);
        for (String name : OPTIONAL) {
            client.child(name).optional(Checks::text);
        }
    }

    private static Check taxId(Field documentType) {
        return Checks.isDigits(documentType.node(), "0*" + CUIT) ? Cuit::check : Checks::identifier;
    }
}
