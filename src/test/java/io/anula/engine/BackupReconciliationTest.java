package io.anula.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.store.Export;
import io.anula.store.Import;
import io.anula.store.RequestTableSettings;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BackupReconciliationTest {
    private static final String TABLE = "cancellation_request";

    private final TestStore before = offering(TestStore.inMemory());
    private final TestStore after = offering(TestStore.inMemory());

    private static TestStore offering(TestStore store) {
        store.database.offerRequestTable(new RequestTableSettings(TABLE, "requests", "secret", ""));
        return store;
    }

    @AfterEach
    void close() {
        before.close();
        after.close();
    }

    private void carry(Export.Kind kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Export(before.database.dataSource(), before.database.requestTable(), TABLE, Given.PROVIDERS.names())
                .writeTo(out, kind);
        String lines = out.toString(StandardCharsets.UTF_8);
        new Import(after.database, TABLE, after.clock).readFrom(new BufferedReader(new StringReader(lines)));
        new BackupReconciliation(after.database, after.cancellations, new Transition(Given.SCHEDULES), after.clock)
                .doubtUnsent();
    }

    private State state(Cancellation cancellation) {
        return after.found(cancellation.id()).state();
    }

    @Test
    void shouldDoubtWhatWasUnsent_whenItIsRestoredFromABackup() throws IOException {
        Cancellation due = before.ready("fc-1");
        Outcome.Claimed claimed = new Outcome.Claimed(SettableClock.START.plusSeconds(90));
        Cancellation later = before.go(
                before.ready("fc-2"),
                claimed,
                new Outcome.NotSent("429", new Pause(Pause.Cause.BUSY, Duration.ofMinutes(10))));
        assertEquals(SettableClock.START.plus(Duration.ofMinutes(10)), later.dueAt());
        Cancellation sent = before.go(before.ready("fc-3"), claimed, new Outcome.Created(Given.NOTE, "0", null));
        carry(Export.Kind.BACKUP);
        assertEquals(State.IN_DOUBT, state(due));
        assertEquals(State.IN_DOUBT, state(later));
        assertEquals(State.SENT, state(sent));
        assertFalse(after.database.isRestored(), "what is asked for from now on is known");
    }

    /** It may have been released and sent after the backup: a release alone must not send it again. */
    @Test
    void shouldHoldInDoubt_whatWasHeldBeforeItsFirstCall() throws IOException {
        Cancellation held = before.go(before.ready("fc-1"), new Outcome.Hold("maria", "wait"));
        Cancellation doubted = before.go(
                before.ready("fc-2"),
                new Outcome.Claimed(SettableClock.START.plusSeconds(90)),
                new Outcome.Unknown("reset", null),
                new Outcome.Undecidable("no look-up", null));
        carry(Export.Kind.BACKUP);
        Cancellation restored = after.found(held.id());
        assertEquals(State.HELD, restored.state());
        assertEquals(State.IN_DOUBT, restored.heldFrom());
        assertEquals(
                State.IN_DOUBT,
                after.go(restored, new Outcome.Release("maria", "go on")).state());
        assertEquals(doubted.version(), after.found(doubted.id()).version());
    }

    @Test
    void shouldSendWhatWasUnsent_whenTheStoreMoved() throws IOException {
        Cancellation due = before.ready("fc-1");
        carry(Export.Kind.EXPORT);
        assertEquals(State.READY, state(due));
    }

    @Test
    void shouldDoubtThoseOfAccountsThatAreNotSetUp() throws IOException {
        before.ready("fc-1");
        assertEquals(
                new AccountName(Given.LAFACTURA, "default"),
                before.cancellations.accounts().get(0));
        before.sql.update("update cancellation set account = 'closed'");
        carry(Export.Kind.BACKUP);
        assertEquals(1, after.cancellations.count().get(State.IN_DOUBT));
    }
}
