package io.anula.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.config.settings.Current;
import io.anula.config.settings.Settings;
import io.anula.intake.rules.CancellationRequest;
import io.anula.provider.rules.Facts;
import io.anula.provider.rules.RuleJudge;
import io.anula.store.HistoryRow;
import io.anula.store.RequestRows;
import io.anula.store.Ruling;
import io.anula.store.StoredRequest;
import io.anula.store.Verdict;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What becomes of requests that rules refuse or warn of, and of those that a person must approve. */
final class AcceptRulesTest {
    private static final String BLOCKED = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"no\"}";
    private static final String GOOD = "{\"provider\":\"lafactura\",\"tascode\":\"fc-1\",\"description\":\"Error\"}";
    private static final Map<String, String> BLOCKING = Map.of("lafactura.rules.reason-short", "block");

    private final TestStore store = TestStore.inMemory();

    @AfterEach
    void close() {
        store.close();
    }

    private RequestParser parser(Map<String, String> settings) {
        return new RequestParser(
                Given.PROVIDERS,
                new ConfiguredAccounts(Given.settings(settings)),
                RowDefaults.NONE,
                RuleJudge.by(store.clock, Facts.NONE));
    }

    private Accept accept(Map<String, String> settings) {
        return new Accept(parser(settings), store.requests, RequestRows.own());
    }

    private StoredRequest posted(String source, Map<String, String> settings, String document, Overrule overrule) {
        ReadRecord record = new ReadRecord(1, 1L, request(settings, document), null);
        return accept(settings).posted(source, List.of(record), overrule).get(0);
    }

    private CancellationRequest request(Map<String, String> settings, String document) {
        return Assertions.assertDoesNotThrow(() -> parser(settings).parse(Fixtures.json(document)));
    }

    private static Map<String, Object> row(int id, String invoice, String reason) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("provider", "lafactura");
        row.put("invoice", invoice);
        row.put("reason", reason);
        return row;
    }

    private static Cancellation made(StoredRequest stored) {
        return Objects.requireNonNull(stored.cancellation());
    }

    @Test
    void shouldTellTheRow_whenARuleRefusesIt() {
        Map<String, Object> update =
                accept(BLOCKING).rows(List.of(row(7, "fc-1", "no"))).get(0);
        assertEquals("INVALID", update.get("status"));
        assertTrue(String.valueOf(update.get("message")).contains("2 letters"), update::toString);
        assertEquals(0, store.cancellations.count().size());
    }

    @Test
    void shouldTellTheRow_whenARuleWarns() {
        Map<String, Object> update =
                accept(Map.of()).rows(List.of(row(7, "fc-1", "no"))).get(0);
        assertEquals("TAKEN", update.get("status"));
        assertTrue(String.valueOf(update.get("message")).contains("2 letters"), update::toString);
    }

    /** The person sets the row's status back to empty after the rule was changed. */
    @Test
    void shouldTakeTheRow_whenItIsReadAgainAndTheRuleIsOff() {
        accept(BLOCKING).rows(List.of(row(7, "fc-1", "no")));
        Map<String, Object> update = accept(Map.of("lafactura.rules.reason-short", "off"))
                .rows(List.of(row(7, "fc-1", "no")))
                .get(0);
        assertEquals("TAKEN", update.get("status"));
        assertNull(update.get("message"));
    }

    /** The edit of a running service replaces the settings. */
    @Test
    void shouldJudgeByTheSettingsOfTheMoment() {
        Current.Owner<Settings> settings = Current.owned(Given.settings(Map.of()));
        RequestParser parser = new RequestParser(
                Given.PROVIDERS,
                new ConfiguredAccounts(settings.current()),
                RowDefaults.NONE,
                RuleJudge.by(store.clock, Facts.NONE));
        Accept unit = new Accept(parser, store.requests, RequestRows.own());
        assertEquals("TAKEN", unit.rows(List.of(row(7, "fc-1", "no"))).get(0).get("status"));
        settings.replace(Given.settings(BLOCKING));
        assertEquals("INVALID", unit.rows(List.of(row(8, "fc-2", "no"))).get(0).get("status"));
        settings.replace(Given.settings(Map.of("lafactura.rules.reason-short.least", "2")));
        assertNull(unit.rows(List.of(row(9, "fc-3", "no"))).get(0).get("message"));
    }

    @Test
    void shouldStayADuplicate_whenTheRuleCameLater() {
        StoredRequest first = posted("api:1", Map.of(), GOOD, Overrule.NONE);
        StoredRequest second = posted("api:2", BLOCKING, BLOCKED, Overrule.NONE);
        assertEquals(Verdict.DUPLICATE, second.verdict());
        assertEquals(made(first).id(), made(second).id());
    }

    @Test
    void shouldKeepItsVerdict_whenTheSourceIsReadAgain() {
        assertEquals(
                Verdict.INVALID,
                posted("file", BLOCKING, BLOCKED, Overrule.NONE).verdict());
        StoredRequest again = posted("file", Map.of(), BLOCKED, Overrule.NONE);
        assertEquals(Verdict.INVALID, again.verdict());
        assertTrue(Ruling.isRefusalOf(again));
    }

    @Test
    void shouldRecordWhoOverruledARule_andWhy() {
        Overrule overrule = new Overrule(Set.of("reason-short"), "maria", "agreed by telephone");
        StoredRequest stored = posted("api:1", BLOCKING, BLOCKED, overrule);
        assertEquals(Verdict.ACCEPTED, stored.verdict());
        HistoryRow asked = store.history(made(stored).id()).get(0);
        assertEquals("maria", asked.actor());
        assertTrue(String.valueOf(asked.message()).contains("agreed by telephone"), asked::toString);
        assertEquals(State.READY, store.found(made(stored).id()).state());
    }

    @Test
    void shouldHoldIt_untilAPersonReleasesIt() {
        Map<String, String> settings = Map.of("lafactura.approval", "always");
        StoredRequest stored = posted("api:1", settings, GOOD, Overrule.NONE);
        Cancellation held = store.found(made(stored).id());
        assertEquals(held, made(stored));
        assertEquals(State.HELD, held.state());
        assertEquals(State.READY, held.heldFrom());
        assertTrue(String.valueOf(held.message()).contains("approval = always"), held::message);
        assertNull(held.dueAt());
        assertTrue(String.valueOf(stored.problem()).contains("\"approval\":"), stored::problem);
        assertEquals(
                List.of("Requested", "ApprovalWanted"),
                store.history(held.id()).stream().map(HistoryRow::event).toList());
        assertEquals(
                Verdict.DUPLICATE,
                posted("api:2", settings, GOOD, Overrule.NONE).verdict());
        assertEquals(1, store.count("answer_due where source = 'api:1'"), "who asked is told that it waits");
        Cancellation released = store.go(held, new Outcome.Release("maria", "checked"));
        assertEquals(State.READY, released.state());
        assertEquals(SettableClock.START, released.dueAt());
    }

    @Test
    void shouldTellTheRowAtOnce_whenItWaitsForAPerson() {
        Map<String, Object> update = accept(Map.of("lafactura.approval", "always"))
                .rows(List.of(row(7, "fc-1", "Error")))
                .get(0);
        assertEquals("HELD", update.get("status"));
        assertTrue(String.valueOf(update.get("message")).contains("approval"), update::toString);
    }

    @Test
    void shouldHoldOnlyWhatIsAboveTheAmount() {
        String document = Fixtures.sample("calipso-legacy.json");
        assertNull(request(Map.of("calipso.approval", "above 364.68"), document).approval());
        String approval =
                request(Map.of("calipso.approval", "above 364.67"), document).approval();
        assertTrue(String.valueOf(approval).contains("364.68"), approval);
        assertTrue(
                request(Map.of("lafactura.approval", "above 100"), GOOD).approval() != null,
                "an amount that is not known may be above");
    }
}
