package io.anula.provider.calipso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.cancellation.CreditNote;
import io.anula.io.Json;
import io.anula.provider.Claim;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The requests to Calipso: the document as it came, or without the authorisation if Calipso must request it. */
final class Form {
    private Form() {}

    static byte[] of(Claim claim, CalipsoAccount account) {
        ObjectNode document = document(claim, account);
        return account.encoding() == CalipsoAccount.Encoding.JSON
                ? Json.bytes(document)
                : WebForm.of(document).getBytes(StandardCharsets.UTF_8);
    }

    /** The document as this account sends it. */
    static ObjectNode document(Claim claim, CalipsoAccount account) {
        ObjectNode document = (ObjectNode) Json.own(claim.content());
        if (account.form() == CalipsoAccount.Form.NEW) {
            document.remove(Authorisation.NAMES);
        }
        return document;
    }

    /** The authorisation in the document, if the caller already has one. */
    static @Nullable CreditNote authorised(Claim claim, CalipsoAccount account) {
        ObjectNode document = document(claim, account);
        String cae = document.path("CAE").asText("").strip();
        String number = document.path("CbteDesde").asText("").strip();
        return cae.isEmpty() ? null : new CreditNote(cae, number.isEmpty() ? null : number, null);
    }

    /** The order as the document writes it. */
    static String orderId(Claim claim) {
        String named = Json.own(claim.content()).path("ordenid").asText("").strip();
        return named.isEmpty() ? claim.cancellation().key().invoice() : named;
    }

    static String contentType(CalipsoAccount account) {
        return account.encoding() == CalipsoAccount.Encoding.JSON
                ? "application/json"
                : "application/x-www-form-urlencoded";
    }
}
