package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.SeriesPlace;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The notes of one series go one at a time, the lowest number first, whoever claims. */
abstract class SeriesContract extends StoreContract {
    private static final Instant LEASE = SettableClock.START.plusSeconds(90);
    private static final AccountName ACCOUNT =
            new AccountName(Given.calipso("1").provider(), Key.DEFAULT_ACCOUNT);

    private Cancellation order(String order, @Nullable String series, long number) {
        Candidate candidate = new Candidate(
                "row:" + order,
                0,
                1L,
                Given.calipso(order),
                "{}",
                null,
                Ruling.NONE,
                series == null ? null : new SeriesPlace(series, number));
        return Objects.requireNonNull(
                store.requests.accept(List.of(candidate)).get(0).cancellation());
    }

    private List<Cancellation> claim(int limit) {
        return store
                .cancellations
                .claimInOrder(ACCOUNT, limit, found -> store.change(found, new Outcome.Claimed(LEASE)))
                .stream()
                .map(Change::after)
                .toList();
    }

    private List<String> claimed() {
        return claim(10).stream().map(won -> won.key().invoice()).sorted().toList();
    }

    private Cancellation one() {
        List<Cancellation> won = claim(10);
        assertEquals(1, won.size(), won::toString);
        return won.get(0);
    }

    @Test
    void shouldGoInTheOrderOfTheNumbers_oneAtATime() {
        order("30", "1-8", 30);
        order("9", "1-8", 9);
        order("10", "1-8", 10);
        List<String> gone = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Cancellation won = one();
            assertEquals(List.of(), claimed(), "one at a time");
            gone.add(won.key().invoice());
            store.go(won, new Outcome.Confirmed(Given.NOTE, null, null));
        }
        assertEquals(List.of("9", "10", "30"), gone);
        assertEquals(List.of(), claimed());
        assertEquals(0, store.count("series_place"), "no place is left behind");
    }

    @Test
    void shouldNotWaitForAnotherSeries_norForNotesWithoutOne() {
        order("1", "1-8", 1);
        order("2", "1-8", 2);
        order("3", "1-3", 7);
        order("4", null, 0);
        order("5", null, 0);
        assertEquals(List.of("1", "3", "4", "5"), claimed());
        assertEquals(List.of(), claimed());
    }

    @Test
    void shouldTakeNoMoreThanTheLimit() {
        order("1", "1-8", 1);
        order("3", "1-3", 7);
        order("4", null, 0);
        assertEquals(2, claim(2).size());
        assertEquals(1, claim(2).size());
    }

    /** Nothing left, so it is tried again later; the next number waits for that. */
    @Test
    void shouldWait_whileTheOneBeforeIsTriedAgainLater() {
        order("1", "1-8", 1);
        order("2", "1-8", 2);
        Cancellation later = store.go(one(), new Outcome.NotSent("down"));
        assertEquals(List.of(), claimed());
        store.clock.set(Objects.requireNonNull(later.dueAt()));
        assertEquals(List.of("1"), claimed());
    }

    @Test
    void shouldWait_whileTheOneBeforeIsInDoubtOrHeld() {
        order("1", "1-8", 1);
        order("2", "1-8", 2);
        Cancellation doubt = store.go(one(), new Outcome.Unknown("reset", null));
        assertEquals(List.of(), claimed());
        assertEquals(List.of(), new SeriesOrder(store.database).blocked(ACCOUNT), "a lookup may still decide");
        Cancellation held = store.go(doubt, new Outcome.Undecidable("nobody knows", null));
        assertEquals(List.of(), claimed());
        SeriesOrder.Blocked blocked =
                new SeriesOrder(store.database).blocked(ACCOUNT).get(0);
        assertEquals(new SeriesOrder.Blocked("calipso/default/1-8", held, 1), blocked);
        store.go(held, new Outcome.ResolvedNotCancelled("maria", "it stands"));
        assertEquals(List.of(), new SeriesOrder(store.database).blocked(ACCOUNT));
        assertEquals(List.of("2"), claimed());
    }

    /** A number that comes late is next, but never beside the one that is under way. */
    @Test
    void shouldLetALowerNumberGoNext_whenAHigherOneIsUnderWay() {
        order("9", "1-8", 9);
        order("10", "1-8", 10);
        Cancellation under = one();
        order("8", "1-8", 8);
        assertEquals(List.of(), claimed());
        store.go(under, new Outcome.Confirmed(Given.NOTE, null, null));
        assertEquals(List.of("8"), claimed());
    }

    @Test
    void shouldPassOverManyThatHaveEnded() {
        IntStream.rangeClosed(1, 120).forEach(number -> {
            Cancellation ready = order(String.valueOf(number), "1-8", number);
            store.go(ready, new Outcome.Hold("maria", "by hand"), new Outcome.ResolvedNotCancelled("maria", "by hand"));
        });
        Cancellation last = order("121", "1-8", 121);
        assertEquals(List.of(), new SeriesOrder(store.database).blocked(ACCOUNT));
        assertEquals(last.id(), one().id());
        assertEquals(1, store.count("series_place"));
    }

    @Test
    void shouldNotStopTheSeries_whenACancellationHasLeftTheStore() {
        store.sql.update("insert into note_series values ('calipso/default/1-8', 'calipso', 'default')");
        store.sql.update("insert into series_place values ('gone', 'calipso/default/1-8', 1)");
        order("2", "1-8", 2);
        assertEquals(List.of("2"), claimed());
    }

    /** What was accepted before the setting was on has no place, and the ordinary claim knows no order. */
    @Test
    void shouldClaimAll_whenTheAccountDoesNotSendInOrder() {
        order("1", "1-8", 1);
        order("2", "1-8", 2);
        assertEquals(
                2,
                store.cancellations
                        .claim(ACCOUNT, State.READY, 10, found -> store.change(found, new Outcome.Claimed(LEASE)))
                        .size());
    }

    /** Several nodes claim and end at once: of a series never two are under way, and the numbers go up. */
    @Test
    void shouldHoldOverSeveralNodes() throws Exception {
        int series = 3;
        int each = 20;
        for (int number = each; number >= 1; number--) {
            for (int one = 0; one < series; one++) {
                order("%d%03d".formatted(one + 1, number), "1-" + one, number);
            }
        }
        Map<Character, List<String>> gone = new HashMap<>();
        for (char one = '1'; one < '1' + series; one++) {
            gone.put(one, Collections.synchronizedList(new ArrayList<>()));
        }
        AtomicInteger ended = new AtomicInteger();
        long patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<Integer> most = inThreads(4, () -> {
            int seen = 0;
            while (ended.get() < series * each && System.nanoTime() < patience) {
                for (Cancellation won : claim(2)) {
                    char one = won.key().invoice().charAt(0);
                    Objects.requireNonNull(gone.get(one)).add(won.key().invoice());
                    seen = Math.max(
                            seen, store.count("cancellation where state = 'SENDING' and invoice like '" + one + "%'"));
                    store.go(won, new Outcome.Confirmed(Given.NOTE, null, null));
                    ended.incrementAndGet();
                }
            }
            return seen;
        });
        assertEquals(series * each, ended.get());
        assertTrue(most.stream().allMatch(seen -> seen == 1), most::toString);
        gone.values()
                .forEach(order -> assertEquals(order.stream().sorted().toList(), order, "in the order of numbers"));
    }
}
