package io.anula.cancellation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateTest {
    @ParameterizedTest
    @CsvSource({
        "READY, TAKEN, false, true",
        "SENDING, TAKEN, false, true",
        "IN_DOUBT, TAKEN, false, true",
        "SENT, SENT, false, true",
        "ACCEPTED, ACCEPTED, true, true",
        "REJECTED, REJECTED, true, false",
        "HELD, HELD, false, true"
    })
    void shouldSayWhatItMeans(State state, String status, boolean ended, boolean keepsKey) {
        assertEquals(status, state.status());
        assertEquals(ended, state.ended());
        assertEquals(keepsKey, state.keepsKey());
    }

    @Test
    void shouldKeepWhatIsKnownOfANote_whenALaterAnswerIsSilent() {
        CreditNote note = new CreditNote("nc-1", "CR-1", null);
        assertEquals(new CreditNote("nc-1", "CR-1", "cude"), note.with(null, "cude"));
        assertEquals(new CreditNote("nc-1", "CR-2", null), note.with("CR-2", null));
    }

    @Test
    void shouldRefuseANoteWithoutACode() {
        assertThrows(IllegalArgumentException.class, () -> new CreditNote(" ", null, null));
    }
}
