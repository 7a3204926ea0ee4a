package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.io.Json;
import io.anula.provider.Claim;
import io.anula.provider.lafactura.LaFacturaAccount.Api;
import java.time.Instant;

/** The request bodies for LaFactura. */
final class Form {
    private Form() {}

    /** The request for a credit note: {@code deleteInvoice}. Interface 2.0 requires a hash, 3.0 does not. */
    static byte[] cancel(Claim claim, LaFacturaAccount account, Instant now) {
        String tascode = claim.cancellation().key().invoice();
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = form.putObject("deleteInvoice").put("tascode", tascode);
        if (account.api() == Api.V2) {
            fields.put("hash", Hash.of(tascode, now, account.zone()));
        }
        fields.put("description", claim.content());
        return Json.bytes(form);
    }

    /** The request for the state of a document: {@code verifyStatus}. */
    static byte[] verify(String tascode) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.putObject("verifyStatus").put("tascode", tascode);
        return Json.bytes(form);
    }

    /** The request for the log of a document, step by step: {@code getLog}. */
    static byte[] log(String tascode) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.putObject("getLog").put("tascode", tascode);
        return Json.bytes(form);
    }
}
