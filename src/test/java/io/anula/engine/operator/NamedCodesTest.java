package io.anula.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.anula.cancellation.Provider;
import io.anula.engine.operator.NamedCodes.Taken;
import io.anula.testing.Given;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many events about one note are one early poll, and what is kept of events has a limit. */
final class NamedCodesTest {
    private static final Provider LAFACTURA = Given.lafactura("fc-1").provider();
    private static final long GAP = NamedCodes.GAP.toNanos();
    /** A clock of nanoseconds may begin anywhere. */
    private static final long START = Long.MAX_VALUE - 5;

    private final NamedCodes unit = new NamedCodes();

    private List<String> taken(int most, long now) {
        return unit.take(most, now).stream().map(each -> each.code().text()).toList();
    }

    private void add(String code, long now) {
        unit.add(LAFACTURA, Set.of(code), now);
    }

    @Test
    void shouldBeOneEntry_whenItIsNamedManyTimes() {
        IntStream.range(0, 1_000).forEach(again -> add("nc-1", START));
        assertEquals(1, unit.size());
        assertEquals(List.of("nc-1"), taken(10, START));
        assertNull(unit.untilNext(START));
    }

    @Test
    void shouldWait_andNotBeLost_whenItWasPolledAMomentAgo() {
        add("nc-1", START);
        taken(10, START);
        add("nc-1", START + 1);
        assertEquals(GAP - 1, unit.untilNext(START + 1));
        assertEquals(List.of(), taken(10, START + GAP - 1));
        assertEquals(List.of("nc-1"), taken(10, START + GAP));
    }

    @Test
    void shouldTakeNoMoreThanAskedFor_inTheirOrder() {
        add("nc-1", START);
        add("nc-2", START);
        add("nc-3", START);
        assertEquals(List.of("nc-1", "nc-2"), taken(2, START));
        assertEquals(List.of("nc-3"), taken(2, START));
    }

    @Test
    void shouldHaveALimit_andForgetWhatComesBeyond() {
        IntStream.range(0, NamedCodes.MOST + 7).forEach(number -> add("nc-" + number, START));
        assertEquals(NamedCodes.MOST, unit.size());
        assertEquals(7, unit.forgotten());
        for (int round = 0; round < 3; round++) {
            taken(NamedCodes.MOST, START + round * GAP);
            int from = round * NamedCodes.MOST;
            IntStream.range(from, from + NamedCodes.MOST).forEach(number -> add("nc-x" + number, START));
            assertEquals(NamedCodes.MOST, unit.size());
        }
    }

    /** The poll that is under way may have been answered before the event. */
    @Test
    void shouldBeLookedAtAgain_butNotForEver() {
        add("nc-1", START);
        for (int look = 1; look <= NamedCodes.MOST_LOOKS; look++) {
            long now = START + (look - 1) * GAP;
            Taken taken = unit.take(1, now).get(0);
            assertEquals(look, taken.looks());
            unit.again(taken, now);
        }
        assertEquals(0, unit.size());
    }
}
