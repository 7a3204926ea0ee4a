package io.anula.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.cancellation.OrderId;
import io.anula.cancellation.Provider;

/** Requests to Calipso: its document, sent on as it came, digit by digit. */
final class CalipsoRequests {
    static final String TIPO = "tipo";

    private static final String CREDIT_NOTE = "creditocc";

    private CalipsoRequests() {}

    static CancellationRequest read(String account, ObjectNode document, boolean legacy)
            throws InvalidRequestException {
        tipo(Field.of(document, TIPO));
        Client.check(Field.of(document, "cliente"));
        String invoice = invoice(Field.of(document, "ordenid"));
        Field.of(document, "total").required(Amounts::positive);
        Field.of(document, "descuentogeneral").optional(Amounts::positive);
        Field.of(document, "observacion").optional(Checks::identifier);
        Authorisation.check(document, legacy);
        Items.check(Field.of(document, "items"));
        TextRules.check(document);
        return new CancellationRequest(
                new Key(Provider.CALIPSO, account, invoice), content(document), Totals.warnings(document));
    }

    private static void tipo(Field field) throws InvalidRequestException {
        if (!CREDIT_NOTE.equals(field.text())) {
            throw field.wrong("tipo", "creditocc was expected", "se esperaba creditocc");
        }
    }

    private static String invoice(Field field) throws InvalidRequestException {
        field.required(Checks::identifier);
        JsonNode node = field.node();
        if (node.isIntegralNumber() && !Checks.isDigits(node, "[0-9]{1,30}")) {
            throw field.wrong("digits", "1 to 30 digits were expected", "se esperaban de 1 a 30 dígitos");
        }
        String invoice = Blanks.strip(node.asText());
        if (OrderId.isNone(invoice)) {
            throw field.wrong("required", "this names no order", "esto no identifica ninguna orden");
        }
        TextRules.check(field, invoice, Key.LONGEST_INVOICE);
        if (!OrderId.isUnmistakable(invoice)) {
            throw field.wrong(
                    "digits",
                    "digits were expected, as in 541: this might be another order written in another way",
                    "se esperaban dígitos, como en 541: esto podría ser otra orden escrita de otra forma");
        }
        return OrderId.canonical(invoice);
    }

    /** The document without what is ours. */
    private static String content(ObjectNode document) {
        ObjectNode theirs = document.objectNode();
        theirs.setAll(document);
        theirs.remove(RequestParser.PROVIDER);
        theirs.remove(RequestParser.ACCOUNT);
        return Json.text(theirs);
    }
}
