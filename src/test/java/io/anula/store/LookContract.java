package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people find when they look. */
abstract class LookContract extends StoreContract {
    private CancellationSearch search;

    @BeforeEach
    void open() {
        search = new CancellationSearch(store.database);
    }

    private List<String> invoices(CancellationFilter filter, @Nullable String before, int most) {
        return search.page(filter, before, most).found().stream()
                .map(found -> found.key().invoice())
                .toList();
    }

    private static CancellationFilter text(String text) {
        return new CancellationFilter(null, null, null, text);
    }

    private static CancellationFilter state(State state) {
        return new CancellationFilter(state, null, null, null);
    }

    private Cancellation ready(String invoice) {
        store.clock.advance(Duration.ofMillis(1));
        return store.ready(invoice);
    }

    private void held(Cancellation life) {
        store.go(life, new Outcome.Hold("ana", "why"));
    }

    @Test
    void shouldShowTheNewestFirst_pageByPage() {
        for (int i = 0; i < 5; i++) {
            ready("fc-" + i);
        }
        CancellationSearch.Page first = search.page(CancellationFilter.ALL, null, 2);
        assertEquals(List.of("fc-4", "fc-3"), invoices(CancellationFilter.ALL, null, 2));
        assertEquals(List.of("fc-2", "fc-1"), invoices(CancellationFilter.ALL, first.goOn(), 2));
        CancellationSearch.Page last = search.page(
                CancellationFilter.ALL,
                search.page(CancellationFilter.ALL, first.goOn(), 2).goOn(),
                2);
        assertEquals(1, last.found().size());
        assertNull(last.goOn());
    }

    @Test
    void shouldFindTheRare_howeverOldTheyAre() {
        held(ready("fc-old"));
        store.fill("f", 300, 100);
        assertEquals(List.of("fc-old"), invoices(state(State.HELD), null, 10));
        assertFalse(search.page(state(State.HELD), null, 10).bounded());
    }

    @Test
    void shouldPageThroughTheRareToo() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            held(ready("fc-" + i));
            expected.add(0, "fc-" + i);
        }
        CancellationSearch.Page first = search.page(state(State.HELD), null, 3);
        List<String> all = new ArrayList<>(invoices(state(State.HELD), null, 3));
        all.addAll(invoices(state(State.HELD), first.goOn(), 3));
        assertEquals(expected, all);
    }

    @Test
    void shouldFindAnInvoiceByItsBeginning_inAnyCase() {
        ready("fc-Target-1");
        store.fill("f", 50, 50);
        assertEquals(List.of("fc-Target-1"), invoices(text("FC-TARGET"), null, 10));
    }

    @Test
    void shouldShowTheNewest_whenVeryManyBeginThatWay() {
        store.fill("many", 1_200, 600);
        assertEquals(List.of("fc-many1199", "fc-many1198"), invoices(text("fc-many"), null, 2));
    }

    @Test
    void shouldFindAnIdByItsBeginning() {
        Cancellation life = ready("fc-1");
        assertEquals(List.of("fc-1"), invoices(text(life.id().toLowerCase(Locale.ROOT)), null, 10));
    }

    @Test
    void shouldFindWhatIsWithinAnInvoiceOrANote() {
        ready("fc-abc-77-x");
        assertEquals(List.of("fc-abc-77-x"), invoices(text("77-X"), null, 10));
        Cancellation sent = store.go(
                ready("fc-2"),
                new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                new Outcome.Created(Given.NOTE, "0", null));
        assertEquals(List.of("fc-2"), invoices(text(Given.NOTE.code()), null, 10));
        assertEquals(State.SENT, sent.state());
    }

    @Test
    void shouldTakeSignsOfSqlForText() {
        ready("fc-1");
        assertEquals(List.of(), invoices(text("%' or '1'='1"), null, 10));
        assertEquals(List.of(), invoices(text("fc_1"), null, 10));
    }

    @Test
    void shouldFitEveryPartOfTheFilter() {
        ready("fc-1");
        store.accepted("f", 1, Given.calipso("1204"));
        assertEquals(
                List.of("1204"),
                invoices(new CancellationFilter(State.READY, Given.CALIPSO, "default", null), null, 10));
        assertEquals(List.of(), invoices(new CancellationFilter(null, Given.CALIPSO, "norte", null), null, 10));
    }

    @Test
    void shouldSayThatThereIsMoreToLookAt_whenNoneOfManyFits() {
        ready("fc-first-of-all");
        store.fill("f", CancellationSearch.MOST_READ + 200, 2_000);
        CancellationSearch.Page page = search.page(text("irst-of"), null, 10);
        assertTrue(page.bounded());
        assertEquals(List.of("fc-first-of-all"), invoices(text("irst-of"), Objects.requireNonNull(page.goOn()), 10));
    }

    @Test
    void shouldShowFilesAndTheirRecords() {
        FileFingerprints looks = new FileFingerprints(store.database);
        IntakeFile first = store.archived("a.csv", List.of("fc-1", ""));
        store.clock.advance(Duration.ofSeconds(1));
        IntakeFile second = store.archived("a.csv", List.of("fc-2"));
        assertEquals(
                List.of(second.id(), first.id()),
                looks.page(null, 10).stream().map(IntakeFile::id).toList());
        assertEquals(
                List.of(first.id()),
                looks.page(second.id(), 10).stream().map(IntakeFile::id).toList());
        assertTrue(looks.superseded(first));
        assertFalse(looks.superseded(second));
        assertEquals(2, looks.records(first.id(), -1, 10).size());
        assertEquals(Verdict.INVALID, looks.records(first.id(), 1, 10).get(0).verdict());
        assertTrue(looks.find("unknown").isEmpty());
    }

    @Test
    void shouldSayWhoAsked() {
        Cancellation life = ready("fc-1");
        store.requests.accept(List.of(TestStore.candidate("row:9", 0, "fc-1")));
        assertEquals(
                2, new FileFingerprints(store.database).askedBy(life.id(), 10).size());
    }

    @Test
    void shouldPassOverTheFirstOnes_whetherTheyAreFoundByNameOrRead() {
        for (int i = 1; i <= 7; i++) {
            ready("fc-%d".formatted(i));
        }
        assertEquals(
                List.of("fc-4", "fc-3"),
                search.after(CancellationFilter.ALL, 3, 2).stream()
                        .map(found -> found.key().invoice())
                        .toList());
        assertEquals(List.of(), search.after(CancellationFilter.ALL, 7, 2));
        assertEquals(2, search.after(text("fc-"), 5, 10).size());
        assertEquals(List.of(), search.after(text("fc-3"), 1, 10));
    }

    @Test
    void shouldGiveEachOnce_newestFirst_whenSomeAreFoundByTheirNames() {
        List<String> oldestFirst =
                List.of("fc-1a", "fc-1b", "x-fc-1-1", "x-fc-1-2", "x-fc-1-3", "x-fc-1-4", "x-fc-1-5");
        oldestFirst.forEach(this::ready);
        List<String> walked = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            search.after(text("fc-1"), page * 2L, 2)
                    .forEach(found -> walked.add(found.key().invoice()));
        }
        List<String> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        assertEquals(newestFirst, walked);
    }

    @Test
    void shouldShowTheHistory() {
        Cancellation life = ready("fc-1");
        held(life);
        CancellationQueries lives = new CancellationQueries(store.database);
        assertEquals(
                List.of("Requested", "Hold"),
                lives.history(life.id()).stream().map(HistoryRow::event).toList());
        assertEquals(
                life.createdAt(),
                new CancellationCounts(store.database).counts().get(0).oldest());
    }
}
