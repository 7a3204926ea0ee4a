package io.anula.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.State;
import io.anula.store.HistoryRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cause is read from the stored events, whatever the messages say. */
final class HeldCauseTest {
    private static List<HistoryRow> history(String events) {
        return Arrays.stream(events.split(" ", -1))
                .map(event -> {
                    State state = event.startsWith("*") ? State.HELD : State.IN_DOUBT;
                    return new HistoryRow(
                            0, Instant.EPOCH, state, event.replace("*", ""), "any", null, "node", null, null);
                })
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Requested *ApprovalWanted, approval",
        "Requested Claimed *Refused, refused",
        "Requested Claimed Unknown *Undecidable, uncertain",
        "Requested Claimed Unknown Doubted *Undecidable, uncertain",
        "Requested Claimed LeaseExpired *Undecidable, interrupted",
        "Requested Claimed Unknown *Undecidable Release *Undecidable, uncertain",
        "Requested Restored *Undecidable, restored",
        "Requested *Hold *Restored, restored",
        "Requested Claimed Created *Hold, by-person",
        "Requested *ApprovalWanted Retry Claimed *Refused, refused",
        "Requested ResolvedWithNote *NotTheNote, not-the-note",
        "Requested ResolvedWithNote *NotTheNote Release *Undecidable, not-the-note",
        "Requested ResolvedWithNote *Reopen, reopened",
        "Requested *Doubled, doubled",
        "Requested *Something, other",
        "Requested, other",
    })
    void shouldReadTheCause(String events, String cause) {
        assertEquals(cause, HeldCause.of(history(events)).text());
    }

    @Test
    void shouldFindEachByItsName() {
        for (HeldCause cause : HeldCause.values()) {
            assertEquals(Optional.of(cause), HeldCause.named(cause.text().toUpperCase(Locale.ROOT)));
        }
        assertEquals(Optional.empty(), HeldCause.named("no-such"));
        assertEquals(HeldCause.OTHER, HeldCause.of(List.of()));
    }
}
