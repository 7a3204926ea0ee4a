package io.anula.bench;

import java.nio.charset.StandardCharsets;

/** What the clients send, of the length that Anula sends; nobody looks at the hash. */
final class Forms {
    static final String PATH = "/api2.0/invoice/";
    static final String LOGIN = "Basic ZGVtbzpkZW1v";
    private static final String HASH = "549115f582e4386f020705a29d79eaed";

    /** Why, in every document. */
    static final String REASON = "Factura duplicada por error del sistema";

    private Forms() {}

    static byte[] cancel(String invoice) {
        return "{\"deleteInvoice\":{\"tascode\":\"%s\",\"hash\":\"%s\",\"description\":\"%s\"}}"
                .formatted(invoice, HASH, REASON)
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] verify(String note) {
        return "{\"verifyStatus\":{\"tascode\":\"%s\"}}".formatted(note).getBytes(StandardCharsets.UTF_8);
    }
}
