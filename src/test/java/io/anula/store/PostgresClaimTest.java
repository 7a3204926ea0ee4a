package io.anula.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.testing.Given;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class PostgresClaimTest extends ClaimContract {
    private static final Outcome CLAIMED = new Outcome.Claimed(SettableClock.START.plusSeconds(90));

    @Override
    TestStore open(Path folder) {
        return TestStore.onPostgres();
    }

    private List<Change> claim() {
        return store.cancellations.claim(
                Given.account().accountName(), State.READY, 1, found -> store.change(found, CLAIMED));
    }

    @Test
    void shouldBeTakenOver_whenANodeStandsStillInTheMiddleOfATransaction() throws SQLException {
        store.ready("fc-1");
        Connection frozen = store.database.dataSource().getConnection();
        frozen.setAutoCommit(false);
        frozen.prepareStatement("select id from cancellation for update").executeQuery();
        assertEquals(List.of(), claim());
        await().atMost(Duration.ofSeconds(10)).until(() -> claim().size() == 1);
        assertThrows(SQLException.class, frozen::close, "it has lost its connection with its locks");
    }

    /** Without a lock on the cancellation, its end would not see the follower, whose file would stay open for ever. */
    @Test
    void shouldCountTheFollower_whenACancellationEndsWhileAFileFollowsIt() throws Exception {
        Cancellation sending = store.go(store.ready("fc-1"), CLAIMED);
        Change end = store.change(sending, new Outcome.Refused("no", false, null));
        CompletableFuture<List<Change>> ended = new CompletableFuture<>();
        IntakeFile file = store.cancellations.together(() -> {
            IntakeFile taken = store.archived("a.json", List.of("fc-1"));
            Thread node = new Thread(() -> ended.complete(store.cancellations.record(List.of(end))), "another node");
            node.setDaemon(true);
            node.start();
            await().until(this::oneWaits);
            return taken;
        });
        assertEquals(List.of(end), ended.get(10, TimeUnit.SECONDS));
        store.tellAll();
        assertEquals(0, store.files.find(file.id()).openRecords());
    }

    private boolean oneWaits() {
        return store.sql.queryForObject("select count(*) from pg_locks where not granted", Integer.class) > 0;
    }
}
