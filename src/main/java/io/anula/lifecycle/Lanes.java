package io.anula.lifecycle;

import io.anula.alarm.Alarms;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Pause;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import io.anula.settings.Account;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The lanes of all accounts. */
public final class Lanes {
    private final Map<Provider, Map<String, Lane>> lanes = new EnumMap<>(Provider.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ProviderAlarms alarms;
    private long ended;

    public Lanes(Collection<Account> accounts, Breakers breakers, Alarms alarms, Clock clock) {
        this.alarms = new ProviderAlarms(alarms);
        for (Account account : accounts) {
            lanes.computeIfAbsent(account.provider(), provider -> new TreeMap<>())
                    .put(account.name(), new Lane(account, breakers, clock));
        }
    }

    List<Lane> all() {
        return lanes.values().stream()
                .flatMap(ofProvider -> ofProvider.values().stream())
                .toList();
    }

    /** What came of a call tells whether its account may go on. */
    void heard(Key key, Outcome outcome) {
        Pause pause = outcome.pause();
        if (pause != null) {
            if (lane(key).pause(pause)) {
                alarms.refused(lane(key).account().accountName());
            }
        } else if (!outcome.failure() && lane(key).resume()) {
            alarms.taken(lane(key).account().accountName());
        }
    }

    Account account(Key key) {
        return lane(key).account();
    }

    private Lane lane(Key key) {
        return Objects.requireNonNull(
                Objects.requireNonNull(lanes.get(key.provider())).get(key.account()));
    }

    /** The outcome of that claim's call is recorded, or never will be. */
    void recorded(Cancellation claimed) {
        lane(claimed.key()).recorded(claimed.id());
    }

    /** The call of that claim has ended. */
    void ended(Cancellation claimed) {
        lane(claimed.key()).ended(claimed.state() == State.SENDING);
        lock.lock();
        try {
            ended++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True when in any lane less than a quarter of the places is free. */
    boolean anyCrowded() {
        return all().stream().anyMatch(Lane::crowded);
    }

    /** What keeps calls of that kind back in any of them: the one that is to be looked at again the soonest. */
    Lane.Wait waitOf(boolean sends) {
        return all().stream()
                .map(lane -> lane.waitOf(sends))
                .max(Comparator.naturalOrder())
                .orElse(Lane.Wait.NONE);
    }

    /** Waits until a call has ended, so long at the most; returns whether one has. */
    boolean awaitChange(long millis) throws InterruptedException {
        lock.lock();
        try {
            long seen = ended;
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (ended == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return ended != seen;
        } finally {
            lock.unlock();
        }
    }

    /** Every account as it is now, with what ended in so many minutes. */
    public List<LaneLook> look(int minutes) {
        return all().stream().map(lane -> lane.look(minutes)).toList();
    }

    /** Calls under way, to all providers. */
    public int inFlight() {
        return all().stream().mapToInt(Lane::inFlight).sum();
    }
}
