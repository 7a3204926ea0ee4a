package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Checks;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.TextRules;
import io.anula.provider.RequestForm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Requests to LaFactura: our flat form, or its own {@code deleteInvoice}, whose old hash is ignored. */
final class LaFacturaRequests implements RequestForm {
    private static final String NATIVE = "deleteInvoice";
    private static final String TASCODE = "tascode";
    private static final String DESCRIPTION = "description";

    private static final String PREFIX = "fc-";
    private static final int LONGEST_TASCODE = 99;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final Pattern INVOICE = Pattern.compile(PREFIX + "[A-Za-z0-9._-]+");

    @Override
    public Optional<Fields> fields() {
        return Optional.of(new Fields(TASCODE, DESCRIPTION));
    }

    @Override
    public Optional<Own> own() {
        return Optional.of(new Own(NATIVE, NATIVE, Set.of(TASCODE, DESCRIPTION, "hash")));
    }

    /** Whether a code belongs to an invoice: a credit note's code begins with {@code nc-}. */
    static boolean isInvoice(String code) {
        return code.toLowerCase(Locale.ROOT).startsWith(PREFIX);
    }

    @Override
    public CancellationRequest read(ProviderAccount account, ObjectNode document) throws InvalidRequestException {
        Field own = Field.of(document, NATIVE);
        boolean isNative = !own.node().isMissingNode();
        if (isNative) {
            Checks.object(own);
        }
        String tascode = tascode(isNative ? own.child(TASCODE) : Field.of(document, TASCODE));
        String description = description(isNative ? own.child(DESCRIPTION) : Field.of(document, DESCRIPTION));
        TextRules.check(document);
        return new CancellationRequest(
                new Key(LaFacturaSettings.PROVIDER, account.account().name(), tascode), description, List.of());
    }

    private static String tascode(Field field) throws InvalidRequestException {
        String written = field.text();
        TextRules.check(field, written, LONGEST_TASCODE);
        String tascode = withSmallPrefix(written);
        if (tascode.startsWith("nc-")) {
            throw field.wrong(
                    "not-an-invoice",
                    "this is a credit note (nc-…): an invoice (fc-…) was expected",
                    "es una nota de crédito (nc-…): se esperaba una factura (fc-…)");
        }
        if (!INVOICE.matcher(tascode).matches()) {
            throw field.wrong(
                    "not-an-invoice",
                    "an invoice was expected: fc- and then letters, digits, dots, - or _",
                    "se esperaba una factura: fc- y luego letras, dígitos, puntos, - o _");
        }
        return tascode;
    }

    /** Spreadsheets and people write FC-, but mean the same invoice: LaFactura's own codes begin with fc-. */
    private static String withSmallPrefix(String tascode) {
        int dash = tascode.indexOf('-') + 1;
        return tascode.substring(0, dash).toLowerCase(Locale.ROOT) + tascode.substring(dash);
    }

    private static String description(Field field) throws InvalidRequestException {
        String description = field.text();
        TextRules.check(field, description, LONGEST_DESCRIPTION);
        return description;
    }
}
