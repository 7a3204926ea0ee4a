package io.anula.cancellation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Failures;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScheduleTest {
    @ParameterizedTest
    @CsvSource({"0, 2000", "1, 3000", "2, 4500", "3, 6750", "15, 875787", "16, 900000", "17, 900000"})
    void shouldGrowUpToTheLongest(int tries, long millis) {
        Schedule unit = new Schedule(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(15));
        assertEquals(Duration.ofMillis(millis), unit.after(tries));
    }

    @ParameterizedTest
    @CsvSource({"9999, 9999", "10000, 10000", "10001, 10000"})
    void shouldStopAtTheLongest_whenATickIsLacking(long longest, long millis) {
        Schedule unit = new Schedule(Duration.ofMillis(100), 10, Duration.ofMillis(longest));
        assertEquals(Duration.ofMillis(millis), unit.after(2));
    }

    @Test
    void shouldBeTheLongest_whenTheNumberIsBeyondCounting() {
        Schedule unit = new Schedule(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(15));
        assertEquals(Duration.ofMinutes(15), unit.after(Integer.MAX_VALUE));
    }

    @Test
    void shouldNeverGrow_whenTheFactorIsOne() {
        Schedule unit = new Schedule(Duration.ofSeconds(2), 1, Duration.ofMinutes(15));
        assertEquals(Duration.ofSeconds(2), unit.after(1_000));
    }

    @ParameterizedTest
    @CsvSource({"0, 2, 10, first", "-1, 2, 10, first", "1, 0.99, 10, factor", "1, NaN, 10, factor", "2, 2, 1, longest"})
    void shouldNameTheField_whenItCannotBe(long first, double factor, long longest, String field) {
        String message = Failures.message(
                IllegalArgumentException.class,
                () -> new Schedule(Duration.ofMillis(first), factor, Duration.ofMillis(longest)));
        assertTrue(message.startsWith(field + ": "), message);
    }

    @ParameterizedTest
    @CsvSource({"0, 2000", "4000, 2000", "4002, 2001", "60000, 30000", "1800000, 900000", "3600000, 900000"})
    void shouldGrowWithTheWait_whenLooksComeLate(long waited, long millis) {
        Schedule unit = new Schedule(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(15));
        assertEquals(Duration.ofMillis(millis), unit.after(0, 7, Duration.ofMillis(waited)));
    }

    @Test
    void shouldSpreadWhatBeganTogether_withinItsShare_andNeverEarlier() {
        Schedule unit = new Schedule(Duration.ofSeconds(2), 1.5, Duration.ofMinutes(15), 0.25);
        long[] millis = IntStream.range(0, 1_000)
                .mapToLong(whose -> unit.after(0, whose).toMillis())
                .sorted()
                .toArray();
        assertTrue(millis[0] >= 2_000, "" + millis[0]);
        assertTrue(millis[999] < 2_500, "" + millis[999]);
        assertEquals(2_250d, (double) millis[500], 10);
    }

    @Test
    void shouldNotSpreadBeyondTheLongestDelay() {
        Schedule unit = new Schedule(Duration.ofSeconds(2), 1.5, Duration.ofSeconds(2), 0.25);
        assertEquals(Duration.ofSeconds(2), unit.after(9, 12345));
    }
}
