package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is counted. */
abstract class CensusContract extends StoreContract {
    private static final AccountName ACCOUNT = Given.account().accountName();
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void shouldCountWhatIsOpen_byAccountAndState_withWhatIsLate() {
        Cancellation first = store.ready("fc-1");
        store.clock.advance(MINUTE);
        store.ready("fc-2");
        store.accepted("row:9", 0, Given.calipso("1204"));
        store.go(first, new Outcome.Hold("maria", "let it wait"));
        store.ready("fc-3");
        Instant now = SettableClock.START.plus(MINUTE);
        assertEquals(
                List.of(
                        new StateCount(new AccountName(Given.CALIPSO, "default"), State.READY, 1, now, 0, 0),
                        new StateCount(ACCOUNT, State.READY, 2, now, 0, 0),
                        new StateCount(ACCOUNT, State.HELD, 1, SettableClock.START, 1, 0)),
                new CancellationCounts(store.database).open(now, state -> now));
        assertEquals(
                List.of(1L, 2L, 1L),
                new CancellationCounts(store.database)
                        .open(now, state -> now.plusMillis(1)).stream()
                                .map(StateCount::stuck)
                                .toList());
    }

    @Test
    void shouldCountWhatHasEnded_byAccount() {
        Cancellation ready = store.ready("fc-1");
        store.ready("fc-2");
        store.go(ready, new Outcome.Hold("maria", "wait"), new Outcome.ResolvedNotCancelled("maria", "it shall stand"));
        assertEquals(Map.of(ACCOUNT, Map.of(State.REJECTED, 1L)), new CancellationCounts(store.database).ended());
    }

    @Test
    void shouldCountFilesAndAnswers_andKnowSinceWhenAResultIsDue() {
        assertEquals(Optional.empty(), store.files.resultDueSince());
        store.archived("a.json", List.of(""));
        store.read("b.json", List.of("fc-1"));
        store.go(store.ready("fc-2"), new Outcome.Hold("maria", "wait"));
        CancellationCounts unit = new CancellationCounts(store.database);
        assertEquals(Map.of("ARCHIVED", 1L, "READING", 1L), unit.files());
        assertEquals(1, unit.answersDue());
        assertEquals(1, unit.resultsDue());
        assertEquals(Optional.of(SettableClock.START), store.files.resultDueSince());
    }
}
