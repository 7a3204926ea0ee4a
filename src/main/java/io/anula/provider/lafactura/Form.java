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

    /**
     * The request for a credit note: {@code deleteInvoice}. Interface 2.0 requires a hash. 3.0 has the {@code intID}
     * instead: the sender's own or the cancellation's id, so it is the same in every attempt.
     */
    static byte[] cancel(Claim claim, LaFacturaAccount account, Instant now) {
        String tascode = claim.cancellation().key().invoice();
        Content content = Content.of(claim.content());
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        ObjectNode fields = form.putObject("deleteInvoice").put("tascode", tascode);
        if (account.api() == Api.V2) {
            fields.put("hash", Hash.of(tascode, now, account.zone()));
        } else {
            String own = content.intId();
            fields.put(Content.INT_ID, own == null ? claim.cancellation().id() : own);
        }
        fields.put("description", content.description());
        return Json.bytes(form);
    }

    /** The request for the state of a document: {@code verifyStatus}, unless the account has another name for it. */
    static byte[] verify(LaFacturaAccount account, String tascode) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.putObject(account.verifyBody()).put("tascode", tascode);
        return Json.bytes(form);
    }

    /** The request for the log of a document, step by step: {@code getLog}. */
    static byte[] log(String tascode) {
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        form.putObject("getLog").put("tascode", tascode);
        return Json.bytes(form);
    }
}
