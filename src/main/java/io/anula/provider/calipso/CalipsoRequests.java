package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.Amounts;
import io.anula.intake.rules.Blanks;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.TextRules;
import io.anula.io.Json;
import io.anula.provider.RequestForm;
import java.util.Optional;
import java.util.Set;

/** Requests to Calipso: its document is sent on as it came, digit by digit. */
final class CalipsoRequests implements RequestForm {
    private static final String TIPO = "tipo";

    private static final String CREDIT_NOTE = "creditocc";
    private static final Set<String> FIELDS = Set.of(
            TIPO, "cliente", "ordenid", "total", "descuentogeneral", "observacion", "items", "ptovta", "cbtetipo");

    /** None: a request needs the document of the credit note, not only an invoice's code. */
    @Override
    public Optional<Fields> fields() {
        return Optional.empty();
    }

    @Override
    public Optional<Own> own() {
        return Optional.of(new Own(TIPO, CREDIT_NOTE, FIELDS));
    }

    @Override
    public CancellationRequest read(ProviderAccount account, ObjectNode document) throws InvalidRequestException {
        boolean legacy = ((CalipsoAccount) account).form() == CalipsoAccount.Form.LEGACY;
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
                new Key(CalipsoSettings.PROVIDER, account.account().name(), invoice),
                content(document),
                Totals.warnings(document),
                Amounts.value(document.path("total")),
                AuthorisationRules.of(account.account().accountName(), document),
                account.sendsInOrder() ? AuthorisationRules.place(document) : null);
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

    /** The document without our own fields. */
    private static String content(ObjectNode document) {
        ObjectNode theirs = document.objectNode();
        theirs.setAll(document);
        theirs.remove("provider");
        theirs.remove("account");
        return Json.text(theirs);
    }
}
