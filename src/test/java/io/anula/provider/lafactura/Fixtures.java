package io.anula.provider.lafactura;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Claim;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.State;
import io.anula.provider.http.ProviderAnswer;
import io.anula.config.settings.LaFacturaAccount;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The invoice of the samples, and answers about it. */
final class Fixtures {
    static final String INVOICE = "fc-54984309jtr0ret90jjrg";
    static final String NOTE_CODE = "nc-54984309jtr903840932480";
    static final String CUDE = "0092183901238098123092109383403298409328490348903483094";
    static final CreditNote NOTE = new CreditNote(NOTE_CODE, "CR-2092092", CUDE);

    private Fixtures() {}

    static Claim sending() {
        Cancellation ready = Cancellation.ready("id-1", Given.lafactura(INVOICE), Given.BORN);
        return Given.claim(ready, "El cliente no aceptó el producto");
    }

    static Claim sent() {
        Cancellation ready = sending().cancellation();
        Cancellation sent = new Cancellation(
                ready.id(),
                ready.key(),
                State.SENT,
                2,
                SettableClock.START,
                1,
                0,
                null,
                new CreditNote(NOTE_CODE, null, null),
                "0",
                null,
                ready.createdAt(),
                ready.changedAt());
        return Given.claim(sent, "");
    }

    /** Sent by the word of a person. */
    static Claim sentByAWord() {
        Cancellation sent = sent().cancellation();
        Cancellation word = new Cancellation(
                sent.id(),
                sent.key(),
                sent.state(),
                sent.version(),
                sent.dueAt(),
                sent.attempts(),
                sent.tries(),
                null,
                sent.note(),
                null,
                "maria: seen",
                "the first cause",
                "maria",
                sent.createdAt(),
                sent.changedAt());
        return Given.claim(word, "");
    }

    static LaFactura unit(SettableClock clock, Map<String, String> settings) {
        LaFacturaAccount account = Given.lafacturaAccount(settings);
        return new LaFactura(Map.of(account.account().name(), account), clock);
    }

    static LaFactura unit() {
        return unit(new SettableClock(), Map.of());
    }

    static ProviderAnswer http(int status, String body) {
        return new ProviderAnswer(status, body, null);
    }

    /** An answer with that code and text, and those fields in its document. */
    static String body(String code, String text, String document) {
        return "{\"invoiceResult\":{\"status\":{\"code\":%s,\"text\":\"%s\"},\"document\":{%s}}}"
                .formatted(code, text, document);
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
