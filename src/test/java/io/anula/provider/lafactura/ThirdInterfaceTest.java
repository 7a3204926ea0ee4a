package io.anula.provider.lafactura;

import static io.anula.provider.lafactura.Fixtures.INVOICE;
import static io.anula.provider.lafactura.Fixtures.http;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome;
import io.anula.provider.Claim;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of interface 3.0, and refusals of a call that repeats another. */
final class ThirdInterfaceTest {
    private static final Map<String, String> THIRD = Map.of("lafactura.api", "3.0");
    private static final String CREATED = """
            {"invoiceResult":{
              "status":{"code":200,"text":"Operación realizada con exito",},
              "documento":{"type":"Nota Credito","mode":"Creation","tascode":"%s","referal":"%s","document":"CR-1","CUDE":"abc",
                "process":0,"PDF":"https://secure.lafactura.co/a.pdf","ATTACHED":"https://secure.lafactura.co/a.xml"},
              "enhancedInfo":{"info":["Documento procesado",{"regla":"x"}]},
              "prefix":{"prefix":"CR-","remaining":17},
            }}
            """;

    private static Outcome submitted(int attempts, String body) {
        Cancellation one = Fixtures.sending().cancellation();
        Cancellation sending = new Cancellation(
                one.id(),
                one.key(),
                one.state(),
                attempts,
                one.dueAt(),
                attempts,
                0,
                null,
                null,
                null,
                null,
                one.createdAt(),
                one.changedAt());
        return Fixtures.unit(new SettableClock(), THIRD).submitted(Given.claim(sending, "x"), http(200, body));
    }

    @Test
    void shouldTakeTheNote_whenTheAnswerHasEverythingOf30() {
        String body = CREATED.formatted("nc-1", INVOICE);
        assertEquals(
                new Outcome.Created(new CreditNote("nc-1", "CR-1", "abc"), "0", body),
                submitted(1, body),
                "its links stay in the evidence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc-9", "ds-9", "da-9"})
    void shouldBeInDoubt_whenTheAnswerNamesAnotherDocumentAsTheNote(String code) {
        assertInstanceOf(Outcome.Unknown.class, submitted(1, CREATED.formatted(code, INVOICE)));
    }

    @Test
    void shouldBeInDoubt_whenTheNoteBelongsToAnotherInvoice() {
        assertInstanceOf(Outcome.Unknown.class, submitted(2, CREATED.formatted("nc-1", "fc-other")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prefix\":\"CR-\"",
                "\"prefix\":{\"remaining\":null}",
                "\"prefix\":{\"remaining\":\"many\"}",
                "\"prefix\":[{\"remaining\":-1}]",
                "\"enhancedInfo\":null",
                "\"enhancedInfo\":[]",
                "\"PDF\":{\"a\":[1,2]}",
                "\"ATTACHED\":null"
            })
    void shouldBeAccepted_whateverIsBeside(String beside) {
        String document = "\"mode\":\"Verify\",\"tascode\":\"%s\",\"process\":\"2\"".formatted(Fixtures.NOTE_CODE);
        for (String body : new String[] {
            "{\"invoiceResult\":{\"status\":{\"code\":200,\"text\":\"ok\"},\"documento\":{%s},%s}}"
                    .formatted(document, beside),
            "{\"invoiceResult\":{\"status\":{\"code\":200,\"text\":\"ok\"},\"document\":{%s,%s}}}"
                    .formatted(document, beside)
        }) {
            Claim sent = Fixtures.sent();
            Outcome outcome = Fixtures.unit(new SettableClock(), THIRD).status(sent, http(200, body));
            assertEquals(body, assertInstanceOf(Outcome.Accepted.class, outcome).evidence());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, Solicitud rechazada, false",
        "2, Solicitud rechazada, true",
        "2, intID not unique, true",
        "1, No hay numeración disponible, true",
        "2, No hay numeración disponible, true"
    })
    void shouldGoToAPerson_whenACallThatRepeatsAnotherIsRefused(int attempts, String text, boolean held) {
        Outcome.Refused refused =
                assertInstanceOf(Outcome.Refused.class, submitted(attempts, Fixtures.body("400", text, "")));
        assertEquals(held, refused.mendable());
        assertTrue(refused.message().contains(text), refused.message());
        assertEquals(Fixtures.body("400", text, ""), refused.evidence());
    }

    @Test
    void shouldBeLookedUp_whenTheProviderSaysThatTheIdWasUsed() {
        Outcome.Unknown unknown = assertInstanceOf(
                Outcome.Unknown.class, submitted(2, Fixtures.body("400", "El intID X ya fue utilizado", "")));
        assertTrue(Objects.requireNonNull(unknown.message()).contains("ya fue utilizado"));
    }
}
