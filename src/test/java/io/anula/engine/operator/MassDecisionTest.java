package io.anula.engine.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.engine.operator.DecisionResult.Kind;
import io.anula.engine.operator.MassDecision.Selected;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.CancellationQueries;
import io.anula.store.HistoryRow;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One decision on many keeps every guard of the decision on one, and says what became of each. */
final class MassDecisionTest {
    private final TestStore store = TestStore.inMemory();
    private final OperatorActions actions = new OperatorActions(
            store.cancellations,
            new Transition(Given.SCHEDULES),
            account -> false,
            (provider, code) -> Given.PROVIDERS.of(provider).isInvoice(code),
            store.clock,
            () -> {});
    private final CancellationQueries queries = new CancellationQueries(store.database);
    private final MassDecision unit = new MassDecision(actions, queries);

    @AfterEach
    void close() {
        store.close();
    }

    private Cancellation doubted(String invoice) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                new Outcome.Unknown("cut", null),
                new Outcome.Undecidable("cut", "e"));
    }

    private Cancellation refused(String invoice) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                new Outcome.Refused("range", true, "e"));
    }

    private static Selected seen(Cancellation one) {
        return new Selected(one.id(), one.version(), null);
    }

    @Test
    void shouldDecideEachByItself_andStopForNone() {
        Cancellation doubt = doubted("fc-1");
        Cancellation refused = refused("fc-2");
        Cancellation blind = doubted("fc-3");
        Cancellation changed = doubted("fc-4");
        actions.decide(changed.id(), new OperatorDecision(Verb.RESOLVE, "beto", "it stands", null, changed.version()));
        List<DecisionResult> results = unit.decide(
                List.of(
                        seen(changed),
                        seen(doubt),
                        new Selected("01ARZ3NDEKTSV4RRFFQ69G5FAV", 1, null),
                        new Selected(blind.id(), null, null),
                        seen(refused)),
                Verb.RETRY,
                "maria",
                "not there");
        assertEquals(
                List.of(Kind.CHANGED_SINCE, Kind.DONE, Kind.UNKNOWN, Kind.VERSION_WANTED, Kind.DONE),
                results.stream().map(DecisionResult::kind).toList());
        assertEquals(State.REJECTED, store.found(changed.id()).state());
        assertEquals(blind, store.found(blind.id()), "what is in doubt is decided only when it was seen");
        assertEquals(State.READY, store.found(doubt.id()).state());
        assertTrue(results.get(1).outOfDoubt());
        assertFalse(results.get(4).outOfDoubt(), "a refused call made no note");
        HistoryRow first = Objects.requireNonNull(results.get(0).first());
        assertEquals("beto", first.actor());
        assertEquals("ResolvedNotCancelled", first.event());
    }

    @Test
    void shouldSayWhatWouldHappen_andChangeNothing() {
        Cancellation doubt = doubted("fc-1");
        Cancellation refused = refused("fc-2");
        List<Selected> both = List.of(new Selected(doubt.id(), null, null), seen(refused));
        List<DecisionResult> release = unit.preview(both, Verb.RELEASE, "maria", "x");
        assertEquals(Kind.NOT_POSSIBLE_NOW, release.get(0).kind(), "it would be held again at once");
        assertEquals(State.READY, Objects.requireNonNull(release.get(1).after()).state());
        List<DecisionResult> none = unit.preview(both, Verb.RESOLVE, "maria", "x");
        assertTrue(none.stream().allMatch(DecisionResult::done));
        assertEquals(doubt, store.found(doubt.id()));
        assertEquals(refused, store.found(refused.id()));
    }

    @Test
    void shouldDoNothing_whenThePartsAreInvalid() {
        Cancellation one = refused("fc-1");
        List<Selected> twice = List.of(seen(one), seen(one));
        assertThrows(IllegalArgumentException.class, () -> unit.decide(twice, Verb.RETRY, "maria", "x"));
        assertThrows(IllegalArgumentException.class, () -> unit.decide(List.of(seen(one)), Verb.RETRY, "maria", " "));
        List<Selected> many = Collections.nCopies(MassDecision.MOST + 1, seen(one));
        assertThrows(IllegalArgumentException.class, () -> unit.decide(many, Verb.RETRY, "maria", "x"));
        assertEquals(one, store.found(one.id()));
    }

    @Test
    void shouldTellTheFirstPersonSinceThatVersion_orWhatChangedIt() {
        Cancellation seen = doubted("fc-1");
        actions.decide(seen.id(), new OperatorDecision(Verb.RETRY, "beto", "not there", null, seen.version()));
        Cancellation again = store.go(
                store.found(seen.id()),
                new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                new Outcome.Unknown("cut", null),
                new Outcome.Undecidable("cut", "e"));
        List<HistoryRow> history = queries.history(seen.id());
        assertEquals(
                "beto",
                Objects.requireNonNull(MassDecision.first(history, seen.version()))
                        .actor());
        assertEquals(
                "Undecidable",
                Objects.requireNonNull(MassDecision.first(history, again.version() - 1))
                        .event());
        assertNull(MassDecision.first(history, again.version()));
        assertNull(MassDecision.first(List.of(), null));
    }

    @Test
    void shouldQueueTheOldestFirst_groupedByCauseAndAccount() {
        HeldQueue queue = new HeldQueue(queries);
        Cancellation first = doubted("fc-1");
        store.clock.advance(Duration.ofMinutes(1));
        Cancellation second = refused("fc-2");
        store.clock.advance(Duration.ofMinutes(1));
        Cancellation third = doubted("fc-3");
        store.ready("fc-4");
        List<HeldQueue.Item> all = queue.items(HeldQueue.Filter.ALL);
        assertEquals(
                List.of(first, second, third),
                all.stream().map(HeldQueue.Item::cancellation).toList());
        assertEquals(
                List.of("uncertain 2", "refused 1"),
                HeldQueue.groups(all).stream()
                        .map(group -> group.cause().text() + " " + group.count())
                        .toList());
        assertEquals(
                List.of(second),
                queue.items(new HeldQueue.Filter(HeldCause.REFUSED, Given.LAFACTURA, "default")).stream()
                        .map(HeldQueue.Item::cancellation)
                        .toList());
        assertEquals(List.of(), queue.items(new HeldQueue.Filter(null, null, "norte")));
    }
}
