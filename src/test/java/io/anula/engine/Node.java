package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Transition;
import io.anula.config.settings.ProviderAccount;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.Claim;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.util.List;

/** A node's claims and recorder over a store that it may share with others. */
final class Node implements AutoCloseable {
    final Alarms alarms;
    final AccountThrottles lanes;
    final DueWork claims;
    final DoubtSweeper doubts;
    final Recorder recorder;

    /** Whether submits may be sent. */
    boolean maySubmit = true;

    Node(TestStore store, ProviderAccount... accounts) {
        alarms = new Alarms(store.clock);
        Transition transition = new Transition(Given.SCHEDULES);
        lanes = new AccountThrottles(
                List.of(accounts.length == 0 ? new ProviderAccount[] {Given.account()} : accounts),
                new Breakers(alarms),
                alarms,
                store.clock);
        claims = new DueWork(
                store.cancellations,
                transition,
                lanes,
                account -> false,
                account -> maySubmit,
                store.database::isSettled,
                store.clock);
        doubts = new DoubtSweeper(
                store.cancellations, transition, lanes, account -> false, store.database::isSettled, store.clock);
        recorder = new Recorder(store.cancellations, transition, lanes, store.clock);
    }

    /** The one claim that there is to send. */
    Claim send() throws InterruptedException {
        List<Claim> claims = this.claims.submits().batch();
        if (claims.size() != 1) {
            throw new AssertionError("one claim was expected, not " + claims);
        }
        return claims.get(0);
    }

    static Cancellation reread(TestStore store, Claim claim) {
        return store.found(claim.cancellation().id());
    }

    @Override
    public void close() {
        recorder.close();
    }
}
