package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call is repeated only where the settings vouch for it, and only if the provider knows the call before. */
final class RepeatedCallsTest {
    private static final Outcome TIMED_OUT = new Outcome.Unknown("read timed out", null);
    private static final Outcome REPEATABLE = new Outcome.Repeatable("the look-up shows none", "{}");

    private final TestStore store = TestStore.inMemory();
    private final ProviderAccount vouched = account(Map.of());
    private final RepeatedCalls unit = new RepeatedCalls(store.cancellations);

    @AfterEach
    void close() {
        store.close();
    }

    private static ProviderAccount account(Map<String, String> other) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "lafactura.url", "https://h/v30",
                "lafactura.api", "3.0",
                "lafactura.intid", "idempotent"));
        settings.putAll(other);
        return Given.lafacturaAccount(settings);
    }

    private Instant lease() {
        return store.clock.instant().plusSeconds(90);
    }

    /** The next call by these settings, and its outcome. */
    private Cancellation called(Cancellation ready, ProviderAccount account, Outcome... outcomes) {
        return store.go(store.go(ready, unit.claim(ready, account, lease())), outcomes);
    }

    private Cancellation inDoubt(ProviderAccount account) {
        return called(store.ready("fc-1"), account, TIMED_OUT);
    }

    private Outcome believed(Cancellation inDoubt, ProviderAccount account) {
        Claim lookup = new Claim(Operation.LOOKUP, inDoubt, "", lease(), account);
        return new LookupRules(store.cancellations).believed(lookup, REPEATABLE);
    }

    @Test
    void shouldBeRepeated_whenEveryCallHadTheSameId() {
        Cancellation doubt = inDoubt(vouched);
        assertEquals(
                "intID, POST https://h/v30/creditNote/",
                store.history(doubt.id()).get(1).content());
        assertEquals(REPEATABLE, believed(doubt, vouched));
        Cancellation again = called(store.go(doubt, REPEATABLE), vouched, TIMED_OUT);
        assertEquals(2, again.attempts());
        assertEquals(REPEATABLE, believed(again, vouched));
    }

    @ParameterizedTest
    @CsvSource({
        "lafactura.api, 2.0",
        "lafactura.url, https://other/v30",
        "lafactura.cancel.path, /x/",
        "lafactura.cancel.method, PUT"
    })
    void shouldGoToAPerson_whenTheFirstCallWentElsewhereOrHadNoId(String key, String value) {
        Outcome.Undecidable held =
                assertInstanceOf(Outcome.Undecidable.class, believed(inDoubt(account(Map.of(key, value))), vouched));
        assertTrue(held.message().contains("went to another address"), held.message());
    }

    @Test
    void shouldGoToAPerson_whenOneOfSeveralCallsHadNoId() {
        Cancellation first = store.go(inDoubt(account(Map.of("lafactura.api", "2.0"))), new Outcome.Absent("{}"));
        assertFalse(unit.areKnown(called(first, vouched, TIMED_OUT), vouched));
    }

    @Test
    void shouldBeRepeated_whenTheOtherCallNeverLeft() {
        Cancellation ready =
                called(store.ready("fc-1"), account(Map.of("lafactura.api", "2.0")), new Outcome.NotSent("refused"));
        assertTrue(unit.areKnown(called(ready, vouched, TIMED_OUT), vouched));
    }

    @Test
    void shouldGoToAPerson_whenCallsMayBeMissingInTheStore() {
        Cancellation doubt = inDoubt(vouched);
        Cancellation restored = store.go(doubt, new Outcome.Absent("{}"), new Outcome.Restored());
        assertFalse(unit.areKnown(restored, vouched));
        assertFalse(unit.areKnown(store.go(store.ready("fc-2"), new Outcome.Restored()), vouched), "no call at all");
    }

    @ParameterizedTest
    @CsvSource({"lafactura.intid, none", "lafactura.api, 2.0", "lafactura.url, https://other/v30"})
    void shouldBeInDoubtAgain_whenTheSettingsChangeBeforeTheRepeatedCall(String key, String value) {
        Cancellation ready = store.go(inDoubt(vouched), REPEATABLE);
        assertEquals(State.READY, ready.state());
        ProviderAccount changed = account(Map.of(key, value));
        Outcome doubted = unit.claim(ready, changed, lease());
        assertInstanceOf(Outcome.Doubted.class, doubted);
        assertEquals(State.IN_DOUBT, store.go(ready, doubted).state());
    }

    @Test
    void shouldStillNeedTheSetting_whenTheRepeatedCallDidNotLeaveOrWasHeld() {
        Cancellation ready = store.go(inDoubt(vouched), REPEATABLE);
        ProviderAccount changed = account(Map.of("lafactura.intid", "none"));
        Cancellation waits = called(ready, vouched, new Outcome.NotSent("refused"));
        assertInstanceOf(Outcome.Doubted.class, unit.claim(waits, changed, lease()));
        Cancellation released =
                store.go(waits, new Outcome.Hold("maria", "wait"), new Outcome.Release("maria", "go on"));
        assertInstanceOf(Outcome.Doubted.class, unit.claim(released, changed, lease()));
    }

    @Test
    void shouldBeSent_whenAProofOrAPersonSaysThatThereIsNoNote() {
        ProviderAccount none = account(Map.of("lafactura.intid", "none"));
        Cancellation doubt = called(store.go(inDoubt(vouched), REPEATABLE), vouched, TIMED_OUT);
        Cancellation absent = store.go(doubt, new Outcome.Absent("{}"));
        assertInstanceOf(Outcome.Claimed.class, unit.claim(absent, none, lease()));
        Cancellation retried = store.go(
                called(absent, none, TIMED_OUT),
                new Outcome.Undecidable("?", null),
                new Outcome.Retry("maria", "none"));
        assertInstanceOf(Outcome.Claimed.class, unit.claim(retried, none, lease()));
    }

    @Test
    void shouldKeepNothing_whenTheInterfaceHasNoId() {
        Outcome claimed = unit.claim(store.ready("fc-1"), account(Map.of("lafactura.api", "2.0")), lease());
        assertNull(claimed.evidence());
    }

    @Test
    void shouldSubmitNothing_whenTheClaimFindsThatItMustNotBeRepeated() throws InterruptedException {
        Cancellation ready = store.go(inDoubt(vouched), REPEATABLE);
        try (Node node = new Node(store, account(Map.of("lafactura.intid", "none")))) {
            assertEquals(List.of(), node.claims.submits().batch());
        }
        Cancellation now = store.found(ready.id());
        assertEquals(State.IN_DOUBT, now.state());
        assertTrue(Objects.requireNonNull(now.dueAt()).isAfter(store.clock.instant()));
    }
}
