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
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Requests to LaFactura: our flat form, or its own {@code deleteInvoice}, whose old hash is ignored. */
final class LaFacturaRequests implements RequestForm {
    private static final String NATIVE = "deleteInvoice";
    private static final String TASCODE = "tascode";
    private static final String DESCRIPTION = "description";

    /** The prefixes of the documents that can be cancelled: invoice, support document, equivalent document. */
    static final Set<String> PREFIXES = Set.of("fc-", "ds-", "da-");

    private static final String NOTE = "nc-";

    private static final int LONGEST_TASCODE = 99;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final Pattern INVOICE = Pattern.compile("[a-z]{2}-[A-Za-z0-9._-]+");

    @Override
    public Optional<Fields> fields() {
        return Optional.of(new Fields(TASCODE, DESCRIPTION, Set.of(Content.INT_ID)));
    }

    @Override
    public Optional<Own> own() {
        return Optional.of(new Own(NATIVE, NATIVE, Set.of(TASCODE, DESCRIPTION, "hash", "intid")));
    }

    private static String prefix(String code) {
        return code.substring(0, code.indexOf('-') + 1);
    }

    /** Whether a code belongs to an invoice or a document like it: a credit note's code begins with {@code nc-}. */
    static boolean isInvoice(String code) {
        return PREFIXES.contains(prefix(code).toLowerCase(Locale.ROOT));
    }

    /** Whether a code belongs to a credit note. */
    static boolean isNote(String code) {
        return NOTE.equalsIgnoreCase(prefix(code));
    }

    @Override
    public CancellationRequest read(ProviderAccount account, ObjectNode document) throws InvalidRequestException {
        Field own = Field.of(document, NATIVE);
        boolean isNative = !own.node().isMissingNode();
        if (isNative) {
            Checks.object(own);
        }
        LaFacturaAccount lafactura = (LaFacturaAccount) account;
        String tascode = tascode(isNative ? own.child(TASCODE) : Field.of(document, TASCODE), lafactura.prefixes());
        String description = description(isNative ? own.child(DESCRIPTION) : Field.of(document, DESCRIPTION));
        String intId = lafactura.api() == Api.V3
                ? IntId.in(Field.of(document, Content.INT_ID), own.child(Content.INT_ID))
                : null;
        TextRules.check(document);
        return new CancellationRequest(
                new Key(LaFacturaSettings.PROVIDER, account.account().name(), tascode),
                new Content(description, intId).stored(),
                List.of());
    }

    private static String tascode(Field field, Set<String> accepted) throws InvalidRequestException {
        String written = field.text();
        TextRules.check(field, written, LONGEST_TASCODE);
        String tascode = withSmallPrefix(written);
        if (isNote(tascode)) {
            throw field.wrong(
                    "not-an-invoice",
                    "this is a credit note (nc-…): an invoice (fc-…) was expected",
                    "es una nota de crédito (nc-…): se esperaba una factura (fc-…)");
        }
        if (!accepted.contains(prefix(tascode)) || !INVOICE.matcher(tascode).matches()) {
            String prefixes = String.join(", ", new TreeSet<>(accepted));
            throw field.wrong(
                    "not-an-invoice",
                    "an invoice was expected: %s and then letters, digits, dots, - or _".formatted(prefixes),
                    "se esperaba una factura: %s y luego letras, dígitos, puntos, - o _".formatted(prefixes));
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
