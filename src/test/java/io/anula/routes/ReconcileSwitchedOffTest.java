package io.anula.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.Outcome;
import io.anula.reconcile.Reconciliation;
import io.anula.testing.Given;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With an empty {@code reconcile.cron} notes are verified again only when a person asks. */
@OfRoute("reconcile")
final class ReconcileSwitchedOffTest extends RouteTestSupport {
    @Override
    Map<String, String> environment() {
        return Map.of("RECONCILE_CRON", "");
    }

    @Test
    void shouldHandOverNothing_untilAPersonAsks() throws Exception {
        start("reconcile");
        store.go(
                store.ready("fc-1"),
                new Outcome.Claimed(clock.instant()),
                new Outcome.Created(Given.NOTE, "0", null),
                new Outcome.Accepted(Given.NOTE, "2", null));
        clock.advance(Duration.ofDays(1));
        assertWentWell(send(""));
        assertEquals(List.of(), bodies("seda:call"));
        Reconciliation reconciliation = part("reconciliation", Reconciliation.class);
        assertEquals(Reconciliation.Start.BEGINS, reconciliation.runNow());
        assertWentWell(send(""));
        assertEquals(1, bodies("seda:call").size());
        assertTrue(reconciliation.lastRun().isRunning(), "its call is under way");
        assertEquals(Reconciliation.Start.RUNS_ALREADY, reconciliation.runNow());
    }
}
