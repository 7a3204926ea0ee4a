package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.TestStore;
import org.junit.jupiter.api.Test;

/** How PostgreSQL finds what is due: by the index alone, in its order, however much waits. */
final class DueIndexTest {
    private static final int WAITING = 50_000;

    @Test
    void shouldReadTheIndexAndSortNothing_whenManyWait() {
        try (TestStore store = TestStore.onPostgres()) {
            store.sql.update(
                    "insert into cancellation (id, provider, account, invoice, state, version, due_at, attempts, tries, "
                            + "created_at, changed_at) select 'id' || n, 'lafactura', 'default', 'fc-' || n, 'SENT', "
                            + "1, n, 1, 0, 0, 0 from generate_series(1, ?) n",
                    WAITING);
            store.sql.execute("analyze cancellation");
            String plan = String.join(
                    "\n",
                    store.sql.queryForList(
                            "explain "
                                    + Cancellations.DUE
                                            .replaceAll(":(provider|account|state)", "'$1'")
                                            .replace("'provider'", "'lafactura'")
                                            .replace("'account'", "'default'")
                                            .replace("'state'", "'SENT'")
                                            .replace(":now", "25000")
                                            .replace(":limit", "100")
                                    + new Postgres().skipLocked(),
                            String.class));
            assertTrue(plan.contains("Index Scan using cancellation_due"), plan);
            assertFalse(plan.contains("Sort"), plan);
        }
    }
}
