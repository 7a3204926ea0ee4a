package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.State;
import io.anula.engine.operator.CancellationSummaries.Summary;
import io.anula.store.CancellationCounts.Count;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SeriesTest {
    private static final Instant START = SettableClock.START;
    private static final Instant BORN = START.minus(Duration.ofMinutes(30));

    private final Series unit = new Series();

    private static Summary summary(Instant at, long ready, long accepted) {
        return new Summary(
                at,
                List.of(
                        new Count(Given.LAFACTURA, "default", State.READY, ready, BORN),
                        new Count(Given.LAFACTURA, "default", State.ACCEPTED, accepted, BORN.minusSeconds(9_000))));
    }

    private void everyTenSeconds(int minutes) {
        for (int second = 0; second <= minutes * 60; second += 10) {
            unit.add(summary(START.plusSeconds(second), 5, second * 2L));
        }
    }

    @Test
    void shouldBeEmptyAtFirst() {
        assertNull(unit.before());
        assertTrue(Chart.throughput(unit.moments(), START).isEmpty());
    }

    @Test
    void shouldKeepAnHour_andCompareWithSomeMinutesAgo() {
        everyTenSeconds(90);
        Instant end = START.plus(Duration.ofMinutes(90));
        assertEquals(61 * 6 + 1, unit.moments().size());
        Summary before = Objects.requireNonNull(unit.before());
        assertEquals(end.minus(Series.CHANGES), before.at());
        CountTable table = CountTable.of(summary(end, 4, 90 * 60 * 2), before);
        List<CountTable.Cell> cells = table.rows().get(0).cells();
        assertEquals("-1", cells.get(CountTable.ORDER.indexOf(State.READY)).change());
        assertEquals("+600", cells.get(CountTable.ORDER.indexOf(State.ACCEPTED)).change());
        assertEquals("", cells.get(CountTable.ORDER.indexOf(State.HELD)).change());
    }

    @Test
    void shouldDrawWhatCameAndWhatEndedEachMinute() {
        everyTenSeconds(10);
        Chart chart = Chart.throughput(unit.moments(), START.plus(Duration.ofMinutes(10)));
        assertEquals(120, chart.most(), 0.01);
        assertEquals(120, chart.lines().get(1).now(), 0.01);
        assertTrue(
                chart.lines().get(1).points().endsWith("600.0,2.0"),
                chart.lines().get(1).points());
    }

    @Test
    void shouldDrawTheAgeOfTheOldestThatIsOpen() {
        everyTenSeconds(1);
        Chart chart = Chart.age(unit.moments(), START.plusSeconds(60));
        assertEquals(31, chart.lines().get(0).now(), 0.01);
    }

    @Test
    void shouldTakeNoMomentTwice() {
        unit.add(summary(START, 1, 1));
        unit.add(summary(START, 1, 1));
        assertEquals(1, unit.moments().size());
    }
}
