package io.anula.observe.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.SeriesPlace;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.store.Candidate;
import io.anula.store.Ruling;
import io.anula.store.SeriesOrder;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SeriesBlockedTest {
    private static final AccountName ACCOUNT =
            new AccountName(Given.calipso("1").provider(), Key.DEFAULT_ACCOUNT);

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);
    private List<AccountName> inOrder = List.of(ACCOUNT);
    private final SeriesBlocked unit = new SeriesBlocked(new SeriesOrder(store.database), () -> inOrder, alarms);

    @AfterEach
    void close() {
        store.close();
    }

    private Cancellation order(int number) {
        Candidate candidate = new Candidate(
                "row:" + number,
                0,
                1L,
                Given.calipso(String.valueOf(number)),
                "{}",
                null,
                Ruling.NONE,
                new SeriesPlace("1-8", number));
        return Objects.requireNonNull(
                store.requests.accept(List.of(candidate)).get(0).cancellation());
    }

    private List<String> standing() {
        unit.look();
        return alarms.active().stream().map(Alarm::name).toList();
    }

    @Test
    void shouldStand_whileAHeldNoteKeepsOthersBack() {
        Cancellation first = order(1);
        assertEquals(List.of(), standing());
        Cancellation held = store.go(first, new Outcome.Hold("maria", "wait"));
        assertEquals(List.of(), standing(), "nothing waits behind it");
        order(2);
        assertEquals(List.of("series-blocked:calipso/default"), standing());
        String message = alarms.active().get(0).message();
        assertTrue(message.contains("1 ← " + held.id()), message);
        store.go(held, new Outcome.ResolvedNotCancelled("maria", "by hand"));
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldBeOver_whenTheAccountDoesNotSendInOrderAnyMore() {
        store.go(order(1), new Outcome.Hold("maria", "wait"));
        order(2);
        assertEquals(1, standing().size());
        inOrder = List.of();
        assertEquals(List.of(), standing());
    }
}
