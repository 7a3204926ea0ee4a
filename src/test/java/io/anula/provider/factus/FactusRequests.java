package io.anula.provider.factus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.Key;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Field;
import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.TextRules;
import io.anula.provider.RequestForm;
import java.util.List;
import java.util.Optional;

/** Requests to Factus: the number of an invoice, and why. */
final class FactusRequests implements RequestForm {
    private static final Fields FIELDS = new Fields("number", "reason");

    @Override
    public Optional<Fields> fields() {
        return Optional.of(FIELDS);
    }

    @Override
    public CancellationRequest read(ProviderAccount account, ObjectNode document) throws InvalidRequestException {
        String number = Field.of(document, FIELDS.invoice()).text();
        Field reason = Field.of(document, FIELDS.reason());
        TextRules.check(reason, reason.text(), 250);
        if (!number.matches("[A-Z0-9]{1,20}")) {
            throw Field.of(document, FIELDS.invoice())
                    .wrong(
                            "not-an-invoice",
                            "a number such as SETP990 was expected",
                            "se esperaba un número como SETP990");
        }
        Key key = new Key(FactusSettings.PROVIDER, account.account().name(), number);
        return new CancellationRequest(key, reason.text(), List.of());
    }
}
