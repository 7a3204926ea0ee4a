package io.anula.lafactura;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome.LookupFailed;
import io.anula.cancellation.Outcome.OfLookup;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.cancellation.State;
import io.anula.http.ProviderAnswer;
import io.anula.settings.LaFacturaAccount.Lookup;
import io.anula.testing.Given;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A look-up that nobody can read: asked again, but not for ever. */
final class LookupAnswerTest {
    private static OfLookup outcome(int status, String body, int tries) {
        Cancellation inDoubt = Given.tried(Given.in(State.IN_DOUBT), tries);
        return LookupAnswer.outcome(new ProviderAnswer(status, body, null), inDoubt, Lookup.AUTHORITATIVE);
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
}
