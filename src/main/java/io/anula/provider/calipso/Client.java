package io.anula.provider.calipso;

import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import java.util.List;

/** The {@code cliente} of a Calipso document. */
final class Client {
    private static final int CUIT = 80;
    private static final int FINAL_CONSUMER = 99;
    private static final List<String> OPTIONAL = List.of("domicilio", "localidad", "codpostal", "tipoiva", "provincia");

    private Client() {}

    static void check(Field client) throws InvalidRequestException {
        client.required(Checks::object);
        client.child("id").required(Checks::identifier);
        client.child("nombre").required(Checks::identifier);
        client.child("DocTipo").required(Checks::digits);
        taxId(client);
        client.child("mail").optional(Checks::text);
        for (String name : OPTIONAL) {
            client.child(name).optional(Checks::identifier);
        }
    }

    /** ARCA's DocTipo 99 is a final consumer, who has no number: it is empty, 0 or missing. */
    private static void taxId(Field client) throws InvalidRequestException {
        Field type = client.child("DocTipo");
        Field number = client.child("idimpositivo");
        if (Checks.isDigits(type.node(), "0*" + FINAL_CONSUMER)) {
            number.optional(Checks::identifier);
        } else {
            number.required(Checks.isDigits(type.node(), "0*" + CUIT) ? Cuit::check : Checks::identifier);
        }
    }
}
