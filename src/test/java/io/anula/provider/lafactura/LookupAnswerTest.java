package io.anula.provider.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Outcome.Absent;
import io.anula.cancellation.Outcome.Found;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Repeatable;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.provider.http.ProviderAnswer;
import io.anula.provider.lafactura.LaFacturaAccount.Lookup;
import io.anula.testing.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A look-up that nobody can read: asked again, but not for ever. */
final class LookupAnswerTest {
    private static OfLookup outcome(int status, String body, int tries) {
        Cancellation inDoubt = Given.tried(Given.in(State.IN_DOUBT), tries);
        return LookupAnswer.outcome(
                new ProviderAnswer(status, body, null), inDoubt, account(Lookup.AUTHORITATIVE, Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"404, 7", "500, 7", "200, 7", "503, 29", "502, 29"})
    void shouldBeAskedAgain_whenItIsNotYetEnough(int status, int tries) {
        assertInstanceOf(LookupFailed.class, outcome(status, "<html>", tries));
    }

    @ParameterizedTest
    @CsvSource({"404, 8", "500, 8", "200, 8", "503, 30", "502, 30"})
    void shouldGoToAPerson_whenItWasAskedOftenEnough(int status, int tries) {
        assertInstanceOf(Undecidable.class, outcome(status, "<html>", tries));
    }

    @ParameterizedTest
    @CsvSource({"404, false", "500, true", "200, true"})
    void shouldCountAgainstTheProvider_whenItIsNoRefusal(int status, boolean counts) {
        assertEquals(counts, outcome(status, "<html>", 0).failure());
    }

    @Test
    void shouldNotCountAgainstTheProvider_whenItOnlyWantsToBeLeftAlone() {
        assertInstanceOf(LookupFailed.class, outcome(429, "", 100));
    }

    private static LaFacturaAccount account(Lookup lookup, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("lafactura.lookup", lookup.name().toLowerCase(Locale.ROOT));
        return Fixtures.account(settings);
    }

    private static OfLookup told(String document, Lookup lookup, String first) {
        return told(document, account(lookup, Map.of()), 1, first);
    }

    private static OfLookup repeating(String document, Lookup lookup, int attempts, String first) {
        return told(
                document,
                account(lookup, Map.of("lafactura.api", "3.0", "lafactura.intid", "idempotent")),
                attempts,
                first);
    }

    private static OfLookup told(String document, LaFacturaAccount account, int attempts, String first) {
        Cancellation doubt = Given.in(State.IN_DOUBT);
        Cancellation about = new Cancellation(
                doubt.id(),
                Given.lafactura(Fixtures.INVOICE),
                State.IN_DOUBT,
                3,
                doubt.dueAt(),
                attempts,
                0,
                null,
                null,
                null,
                first,
                doubt.createdAt(),
                doubt.changedAt());
        String body = Fixtures.body(
                "200", "ok", "\"mode\":\"Verify\",\"tascode\":\"%s\"%s".formatted(Fixtures.INVOICE, document));
        return LookupAnswer.outcome(new ProviderAnswer(200, body, null), about, account);
    }

    @Test
    void shouldFindTheNote_whenTheInvoiceNamesIt() {
        for (Lookup lookup : List.of(Lookup.HINT, Lookup.AUTHORITATIVE)) {
            Found found = assertInstanceOf(Found.class, told(",\"referal\":\"NC-9\"", lookup, "reset"));
            assertEquals(new CreditNote("NC-9", null, null), found.note());
            assertNull(found.process());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"referal\":\"\"", ",\"referal\":\"fc-2\""})
    void shouldBeSentAgain_onlyWhenTheLookUpIsAuthoritative(String document) {
        assertInstanceOf(Absent.class, told(document, Lookup.AUTHORITATIVE, "reset"));
        Undecidable hint = assertInstanceOf(Undecidable.class, told(document, Lookup.HINT, "reset"));
        assertTrue(hint.message().contains("proves nothing"), hint.message());
    }

    @ParameterizedTest
    @EnumSource(value = Lookup.class, names = "AUTHORITATIVE", mode = EnumSource.Mode.EXCLUDE)
    void shouldBeRepeated_onlyWhenTheProviderAnswersARepeatedIntIdWithTheSameNote(Lookup lookup) {
        Repeatable again = assertInstanceOf(Repeatable.class, repeating("", lookup, 5, "reset"));
        assertTrue(Objects.requireNonNull(again.evidence()).contains(Fixtures.INVOICE));
        assertInstanceOf(Undecidable.class, repeating("", lookup, 6, "reset"));
        for (Map<String, String> settings : List.of(
                Map.of("lafactura.api", "3.0"),
                Map.of("lafactura.api", "2.0", "lafactura.intid", "idempotent"),
                Map.of("lafactura.api", "3.0", "lafactura.intid", "none"))) {
            assertInstanceOf(Undecidable.class, told("", account(lookup, settings), 1, "reset"), settings.toString());
        }
    }

    @Test
    void shouldNotBeRepeated_whenTheProviderSaidThatTheIntIdWasUsed() {
        assertInstanceOf(
                Undecidable.class,
                repeating("", Lookup.HINT, 2, "LaFactura answered 400: El intID 01J ya fue utilizado"));
    }

    @Test
    void shouldGoToAPerson_whenANoteIsShownAndTheLookUpIsNotTrusted() {
        Undecidable shown =
                assertInstanceOf(Undecidable.class, repeating(",\"referal\":\"nc-9\"", Lookup.NONE, 1, "reset"));
        assertTrue(shown.message().contains("nc-9"), shown.message());
    }

    @ParameterizedTest
    @EnumSource(Lookup.class)
    void shouldGoToAPerson_whenTheInvoiceNamesADocumentOfAnUnknownKind(Lookup lookup) {
        Undecidable shown = assertInstanceOf(Undecidable.class, repeating(",\"referal\":\"na-9\"", lookup, 1, "reset"));
        assertTrue(shown.message().contains("na-9"), shown.message());
    }

    @Test
    void shouldNotBeSentAgain_whenTheProviderSaidThatItIsCancelledAlready() {
        Undecidable held = assertInstanceOf(
                Undecidable.class,
                told("", Lookup.AUTHORITATIVE, "LaFactura answered 400: El documento ya fue anulado"));
        assertTrue(held.message().contains("cancelled already"), held.message());
    }

    @ParameterizedTest
    @CsvSource({
        "404, fc-1, 3, false",
        "404, fc-1, 4, true",
        "200, fc-other, 3, false",
        "200, fc-other, 4, true",
        "499, fc-1, 4, true"
    })
    void shouldGoToAPerson_whenItIsNotKnownOrAboutAnotherOftenEnough(
            int code, String tascode, int tries, boolean held) {
        String body =
                Fixtures.body("" + code, "no existe", "\"tascode\":\"%s\",\"referal\":\"nc-9\"".formatted(tascode));
        OfLookup outcome = outcome(200, body, tries);
        assertEquals(held, outcome instanceof Undecidable);
        assertEquals(!held, outcome instanceof LookupFailed);
        assertFalse(outcome.failure());
        String message =
                outcome instanceof Undecidable undecidable ? undecidable.message() : ((LookupFailed) outcome).message();
        assertTrue(message.startsWith("the look-up answered " + code), message);
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "407"})
    void shouldPauseTheAccount_whenTheLookUpIsTurnedAway(int status) {
        LookupFailed failed = assertInstanceOf(LookupFailed.class, outcome(status, "", 100));
        assertFalse(failed.failure());
        assertEquals(
                Pause.Cause.SETTINGS, Objects.requireNonNull(failed.pause()).cause());
    }

    @Test
    void shouldBeUnreadable_whenTheCodeIsAnErrorOfTheProvider() {
        assertInstanceOf(LookupFailed.class, outcome(200, Fixtures.body("500", "x", ""), 7));
        assertInstanceOf(Undecidable.class, outcome(200, Fixtures.body("500", "x", ""), 8));
        assertInstanceOf(LookupFailed.class, outcome(200, Fixtures.body("499", "x", ""), 3));
        assertInstanceOf(Undecidable.class, outcome(200, Fixtures.body("499", "x", ""), 4));
    }
}
