package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Outcome;
import io.anula.store.Findings.Found;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which notes are due to be verified again, and what was found. */
@SuppressWarnings("NullAway.Init") // JUnit calls clock before each test
abstract class ReconciliationContract extends StoreContract {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private NoteChecks checks;
    private Findings findings;

    @BeforeEach
    void clock() {
        store.clock.set(SettableClock.START);
        checks = new NoteChecks(store.database, store.clock);
        findings = new Findings(store.database, store.clock);
    }

    private Cancellation accepted(String invoice, String note) {
        CreditNote made = new CreditNote(note, null, null);
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(store.clock.instant()),
                new Outcome.Created(made, "0", null),
                new Outcome.Accepted(made, "2", null));
    }

    private List<Cancellation> due() {
        return checks.due(Given.account().accountName(), "", Duration.ZERO, 100);
    }

    @Test
    void shouldBeDueADayAndAWeekAfter_toTheMillisecond_andNoMore() {
        Cancellation accepted = accepted("fc-1", "nc-1");
        store.clock.advance(DAY.minus(MOMENT));
        assertEquals(List.of(), due());
        store.clock.advance(MOMENT);
        assertEquals(List.of(accepted), due());
        assertEquals(1, checks.done(accepted));
        assertEquals(List.of(), due());

        store.clock.advance(DAY.multipliedBy(6).minus(MOMENT));
        assertEquals(List.of(), due());
        store.clock.advance(MOMENT);
        assertEquals(List.of(accepted), due());
        assertEquals(2, checks.done(accepted));
        for (int day = 0; day < 100; day++) {
            store.clock.advance(DAY);
            checks.forget();
            assertEquals(List.of(), due(), "day " + day);
        }
        assertEquals(0, store.count("note_check"), "what is too old is forgotten");
    }

    @Test
    void shouldSkipTheFirstStage_whenNothingRanForAWeek() {
        Cancellation accepted = accepted("fc-1", "nc-1");
        store.clock.advance(Duration.ofDays(8));
        assertEquals(2, checks.done(accepted));
        assertEquals(List.of(), due());
    }

    @Test
    void shouldNotAskAboutThePast_norAboutWhatIsNotAccepted() {
        accepted("fc-1", "nc-1");
        store.go(store.ready("fc-2"), new Outcome.Claimed(store.clock.instant()));
        store.clock.advance(NoteChecks.LATEST);
        assertEquals(List.of(), due());
    }

    @Test
    void shouldAskAgain_whenItWasAcceptedAnewSinceItWasChecked() {
        Cancellation accepted = accepted("fc-1", "nc-1");
        store.clock.advance(Duration.ofDays(8));
        checks.done(accepted);
        store.clock.advance(MOMENT);
        store.sql.update("update cancellation set changed_at = ?", store.clock.millis());
        store.clock.advance(DAY);
        assertEquals(1, due().size());
    }

    @Test
    void shouldGoThroughThemByPages_andNameTheLateOnes() {
        IntStream.range(0, 25).forEach(i -> accepted("fc-" + i, "nc-" + i));
        store.clock.advance(DAY);
        String after = "";
        int count = 0;
        List<Cancellation> page = checks.due(Given.account().accountName(), after, Duration.ZERO, 10);
        while (!page.isEmpty()) {
            count += page.size();
            after = page.get(page.size() - 1).id();
            page = checks.due(Given.account().accountName(), after, Duration.ZERO, 10);
        }
        assertEquals(25, count);
        assertEquals(List.of(), checks.due(Given.account().accountName(), "", DAY, 10));
        store.clock.advance(DAY);
        assertEquals(10, checks.due(Given.account().accountName(), "", DAY, 10).size());
    }

    private static Found found(FindingKind kind, Cancellation ours) {
        return Found.of(kind, ours, "nc-1", "it differs", Finding.VERIFY);
    }

    @Test
    void shouldBeOneRow_howeverOftenItIsFound() {
        Cancellation accepted = accepted("fc-1", "nc-1");
        assertTrue(findings.add(found(FindingKind.END_CHANGED, accepted)));
        store.clock.advance(DAY);
        assertFalse(findings.add(found(FindingKind.END_CHANGED, accepted)));
        assertTrue(findings.add(found(FindingKind.NOTE_DIFFERS, accepted)));
        assertEquals(2, findings.countOpen());
        assertEquals(
                SettableClock.START,
                findings.holding(FindingKind.END_CHANGED, 10).get(0).foundAt());
    }

    @Test
    void shouldNotBeOpen_whenAPersonHasSeenIt_norWhenItNoLongerHolds() {
        Cancellation accepted = accepted("fc-1", "nc-1");
        findings.add(found(FindingKind.END_CHANGED, accepted));
        findings.add(found(FindingKind.NOTE_DIFFERS, accepted));
        String id = findings.holding(FindingKind.END_CHANGED, 10).get(0).id();
        assertTrue(findings.seen(id, "maria", "asked"));
        assertFalse(findings.seen(id, "jose", "again"), "the first word stays");
        assertFalse(findings.seen("nosuch", "maria", "asked"));
        assertEquals(1, findings.countOpen());
        assertEquals(1, findings.goneFor(accepted.id(), List.of(FindingKind.NOTE_DIFFERS)));
        assertEquals(0, findings.countOpen());
        Finding seen = findings.all(10).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertEquals("maria", seen.seenBy());
        assertEquals("asked", seen.seenReason());
        assertNull(seen.goneAt());

        assertFalse(findings.add(found(FindingKind.END_CHANGED, accepted)), "what was seen stays seen");
        assertTrue(findings.add(found(FindingKind.NOTE_DIFFERS, accepted)), "what holds again is open again");
        assertEquals(
                List.of(FindingKind.NOTE_DIFFERS),
                findings.open(10).stream().map(Finding::kind).toList());
    }

    @Test
    void shouldTakeTextsOfAnyLength() {
        Cancellation accepted = accepted("fc-1", "nc-1");
        assertTrue(findings.add(Found.of(
                FindingKind.NOTE_DIFFERS, accepted, "n".repeat(300), "\u0000" + "x".repeat(5000), "s".repeat(300))));
        assertEquals(1, findings.countOpen());
    }

    @Test
    void shouldFindLiveCancellationsByInvoice_inAnyCase() {
        Cancellation accepted = accepted("fc-A", "nc-1");
        assertEquals(
                accepted,
                checks.ofInvoices(List.of(Given.lafactura("FC-a")))
                        .get(accepted.key().live()));
    }
}
