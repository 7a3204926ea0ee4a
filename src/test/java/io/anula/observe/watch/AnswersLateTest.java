package io.anula.observe.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.store.AnswerQueue;
import io.anula.store.IntakeFile;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AnswersLateTest {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration TICK = Duration.ofMillis(1);

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);
    private final AnswersLate unit =
            new AnswersLate(store.queue, store.files, () -> LIMIT, alarms, store.clock, store.clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void shouldRing_whenNobodyIsToldOfAChange() {
        Cancellation ready = store.ready("fc-1");
        store.go(ready, new Outcome.Hold("maria", "let it wait"));
        unit.look();
        store.clock.advance(LIMIT);
        unit.look();
        assertEquals(List.of(), standing());
        store.clock.advance(TICK);
        unit.look();
        assertEquals(List.of("answers-late"), standing());
        List<AnswerQueue.Entry> due = store.queue.peek(10);
        store.queue.answered(due, List.of());
        unit.look();
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldBeSilent_whenOneIsToldAfterTheOther() {
        for (int i = 0; i < 3; i++) {
            store.go(store.ready("fc-" + i), new Outcome.Hold("maria", "let it wait"));
            unit.look();
            store.clock.advance(LIMIT);
            unit.look();
            store.queue.answered(store.queue.peek(1), List.of());
        }
        assertEquals(List.of(), standing());
    }

    @Test
    void shouldRing_whenAResultIsNotWritten() {
        IntakeFile file = store.archived("a.json", List.of(""));
        store.clock.advance(LIMIT);
        unit.look();
        assertEquals(List.of(), standing());
        store.clock.advance(TICK);
        unit.look();
        assertEquals(List.of("answers-late"), standing());
        store.files.resultWritten(store.files.find(file.id()), true);
        unit.look();
        assertEquals(List.of(), standing());
    }

    private List<String> standing() {
        return alarms.active().stream().map(Alarm::name).toList();
    }
}
