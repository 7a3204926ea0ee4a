package io.anula.provider.lafactura;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.provider.Request;
import io.anula.provider.http.ProviderAnswer;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

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

    static LaFacturaAccount account(Map<String, String> settings) {
        return (LaFacturaAccount) Given.lafacturaAccount(settings);
    }

    static Called unit(SettableClock clock, Map<String, String> settings) {
        return new Called(new LaFactura(), account(settings), clock);
    }

    static Called unit() {
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

    /** An adapter with the account that its claims are of. */
    record Called(LaFactura adapter, LaFacturaAccount account, SettableClock clock) {
        private Claim with(Claim claim) {
            return new Claim(
                    claim.operation(),
                    claim.cancellation(),
                    claim.content(),
                    claim.leaseUntil(),
                    account,
                    claim.known());
        }

        Request request(Operation operation, Claim claim) {
            return adapter.request(operation, with(claim), clock.instant());
        }

        byte[] cancelForm(Claim claim) {
            return Objects.requireNonNull(adapter.request(Operation.SUBMIT, with(claim), clock.instant())
                    .body());
        }

        Outcome submitted(Claim claim, ProviderAnswer answer) {
            return adapter.outcome(Operation.SUBMIT, with(claim), answer);
        }

        Outcome status(Claim claim, ProviderAnswer answer) {
            return adapter.outcome(Operation.STATUS, with(claim), answer);
        }

        Outcome verify(Claim claim, ProviderAnswer answer) {
            return adapter.outcome(Operation.VERIFY, with(claim), answer);
        }

        Outcome found(Claim claim, ProviderAnswer answer) {
            return adapter.outcome(Operation.LOOKUP, with(claim), answer);
        }

        Outcome explained(Outcome rejected, ProviderAnswer answer) {
            return adapter.outcome(Operation.EXPLAIN, with(sent()).explaining(rejected), answer);
        }
    }
}
