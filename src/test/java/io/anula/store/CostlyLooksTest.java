package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.cancellation.AccountName;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CostlyLooksTest {
    private static final AccountName ONE = Given.account().accountName();
    private static final AccountName OTHER = new AccountName(ONE.provider(), "other");

    private final SettableClock clock = new SettableClock();
    private final CostlyLooks unit = new CostlyLooks(clock);
    private int looks;

    private void look(AccountName account, int millis, List<String> found) {
        unit.look(account, () -> {
            looks++;
            pass(millis);
            return found;
        });
    }

    private void pass(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    @Test
    void shouldWaitForTwentyTimesAsLong_whenACostlyLookFoundNothing() {
        look(ONE, 30, List.of());
        pass(569);
        look(ONE, 30, List.of());
        assertEquals(1, looks);
        look(OTHER, 0, List.of());
        assertEquals(2, looks, "each account has its own wait");
        pass(1);
        look(ONE, 30, List.of());
        assertEquals(3, looks);
    }

    @Test
    void shouldLookAtOnce_whenItFoundSomethingOrWasCheap() {
        look(ONE, 30, List.of("a"));
        look(ONE, 5, List.of());
        look(ONE, 6, List.of());
        assertEquals(3, looks);
        look(ONE, 0, List.of("a"));
        assertEquals(3, looks);
    }

    @Test
    void shouldNotWaitForHours_whenTheClockWasSetBack() {
        look(ONE, 30, List.of());
        clock.advance(Duration.ofHours(-2));
        look(ONE, 30, List.of());
        assertEquals(2, looks);
    }
}
