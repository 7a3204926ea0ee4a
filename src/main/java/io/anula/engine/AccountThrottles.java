package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.EventName;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.observe.alarm.Alarms;
import io.anula.provider.AccountProbe;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lanes of all accounts. A lane stays for the calls that are under way when its account is taken out of the settings;
 * nothing more is claimed for it.
 */
public final class AccountThrottles {
    private static final Logger LOG = LoggerFactory.getLogger(AccountThrottles.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Supplier<? extends Collection<? extends ProviderAccount>> accounts;
    private final Breakers breakers;
    private final ProviderAlarms alarms;
    private final AccountProbe look;
    private final boolean known;
    private final Executor looking;
    private final Clock clock;
    private volatile Map<Provider, Map<String, AccountThrottle>> lanes = Map.of();
    private volatile List<AccountThrottle> inUse = List.of();
    /** The calls that a circuit breaker has let through, by their cancellations, each with its begin in the breaker's own time. */
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    private long freed;

    /** Of accounts that are known to work, and that cannot be looked at. */
    public AccountThrottles(
            Collection<? extends ProviderAccount> accounts, Breakers breakers, Alarms alarms, Clock clock) {
        this(() -> accounts, breakers, alarms, AccountProbe.NONE, true, Runnable::run, clock);
    }

    /**
     * @param accounts they may be replaced; {@link #renew} is called then
     * @param look how it is seen whether a paused account works
     * @param known whether accounts are known to work; else a single call tries that first
     * @param looking makes looks; a look takes as long as a call may
     */
    public AccountThrottles(
            Supplier<? extends Collection<? extends ProviderAccount>> accounts,
            Breakers breakers,
            Alarms alarms,
            AccountProbe look,
            boolean known,
            Executor looking,
            Clock clock) {
        this.accounts = accounts;
        this.breakers = breakers;
        this.alarms = new ProviderAlarms(alarms);
        this.look = look;
        this.known = known;
        this.looking = looking;
        this.clock = clock;
        renew();
    }

    /** The accounts are others now: what is claimed from now on is called under those. */
    public synchronized void renew() {
        Map<Provider, Map<String, AccountThrottle>> all = new TreeMap<>();
        lanes.forEach((provider, ofProvider) -> all.put(provider, new TreeMap<>(ofProvider)));
        Set<AccountThrottle> used = new HashSet<>();
        for (ProviderAccount called : accounts.get()) {
            Account account = called.account();
            Map<String, AccountThrottle> ofProvider =
                    all.computeIfAbsent(account.provider(), provider -> new TreeMap<>());
            AccountThrottle lane = ofProvider.get(account.name());
            if (lane == null) {
                lane = new AccountThrottle(called, breakers, look, known, clock);
                ofProvider.put(account.name(), lane);
            } else {
                renew(lane, called);
            }
            used.add(lane);
        }
        lanes = all;
        inUse = all.values().stream()
                .flatMap(ofProvider -> ofProvider.values().stream())
                .filter(used::contains)
                .toList();
        breakers.keep(accounts());
    }

    private void renew(AccountThrottle lane, ProviderAccount next) {
        if (!lane.account().isCalledAs(next.account())) {
            breakers.of(next.account().accountName()).reset();
        }
        if (lane.renew(next)) {
            alarms.taken(next.account().accountName());
        }
    }

    List<AccountThrottle> all() {
        return inUse;
    }

    /**
     * The call of that cancellation is about to be made.
     *
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when its account's circuit breaker is open: then it
     *     is not made
     */
    void begin(Cancellation claimed) {
        CircuitBreaker breaker = breakers.of(lane(claimed.key()).account().accountName());
        breaker.acquirePermission();
        begun.put(claimed.id(), breaker.getCurrentTimestamp());
    }

    /**
     * What came of a call tells whether its account may go on, or that this request alone is to blame. Returns what it means
     * for the request.
     */
    Outcome heard(Cancellation claimed, Outcome outcome) {
        AccountThrottle lane = lane(claimed.key());
        tellBreaker(lane.account().accountName(), claimed, outcome);
        AccountThrottle.Heard heard = lane.heard(claimed, outcome);
        tell(lane, heard.news());
        return heard.outcome();
    }

    private void tellBreaker(AccountName account, Cancellation claimed, Outcome outcome) {
        Long since = begun.remove(claimed.id());
        if (since == null) {
            return;
        }
        CircuitBreaker breaker = breakers.of(account);
        long took = breaker.getCurrentTimestamp() - since;
        if (outcome.failure()) {
            breaker.onError(took, breaker.getTimestampUnit(), new IllegalStateException(EventName.of(outcome)));
        } else {
            breaker.onSuccess(took, breaker.getTimestampUnit());
        }
    }

    /** Has a look made where one is to tell whether a paused account works. */
    void lookWhereDue(AccountThrottle lane) {
        if (lane.takeLook()) {
            looking.execute(() -> tell(lane, lane.looked(asked(lane.account()))));
        }
    }

    /** The clock that all go by was set back by that. */
    public void dateBack(Duration step) {
        all().forEach(lane -> lane.dateBack(step));
    }

    private AccountProbe.Seen asked(Account account) {
        try {
            return look.ask(account);
        } catch (RuntimeException failure) {
            LOG.warn("{} cannot be looked at: {}", account, failure.toString());
            return AccountProbe.Seen.NOTHING;
        }
    }

    private void tell(AccountThrottle lane, AccountThrottle.News news) {
        switch (news) {
            case NONE -> {}
            case PAUSED -> alarms.paused(lane.pauseLook());
            case GOES_ON -> alarms.taken(lane.account().accountName());
        }
    }

    private AccountThrottle lane(Key key) {
        return Objects.requireNonNull(
                Objects.requireNonNull(lanes.get(key.provider())).get(key.account()));
    }

    /** The outcome of that claim's call is recorded, or never will be. */
    void recorded(Cancellation claimed) {
        lane(claimed.key()).recorded(claimed.id());
    }

    /** The call of that claim has ended. */
    void ended(Cancellation claimed) {
        lane(claimed.key()).ended(claimed);
        placesAreFree();
    }

    /** Gives places of that lane back that nothing was found for: they count for nothing. */
    void giveBackUnused(AccountThrottle lane, int places, boolean ofSends) {
        if (places > 0) {
            lane.giveBackUnused(places, ofSends);
            placesAreFree();
        }
    }

    private void placesAreFree() {
        lock.lock();
        try {
            freed++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True when in any lane less than a quarter of the places is free. */
    boolean anyCrowded() {
        return all().stream().anyMatch(AccountThrottle::crowded);
    }

    /** What calls of that kind wait for in those lanes: the one that is to be looked at again the soonest. */
    static AccountThrottle.Wait waitOf(Collection<AccountThrottle> full, boolean sends) {
        return full.stream()
                .map(lane -> lane.waitOf(sends))
                .max(Comparator.naturalOrder())
                .orElse(AccountThrottle.Wait.NONE);
    }

    /** Waits until a place is given back, so many milliseconds at the most; returns whether one was. */
    boolean awaitChange(long millis) throws InterruptedException {
        lock.lock();
        try {
            long seen = freed;
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (freed == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return freed != seen;
        } finally {
            lock.unlock();
        }
    }

    /** Every account as it is now, with what ended in so many minutes. */
    public List<ThrottleSnapshot> look(int minutes) {
        return all().stream().map(lane -> lane.look(minutes)).toList();
    }

    /** Calls under way, to all providers. */
    public int inFlight() {
        return all().stream().mapToInt(AccountThrottle::inFlight).sum();
    }

    /** Calls under way for that account; none for one that is not in the settings. */
    public int inFlight(AccountName account) {
        return all().stream()
                .filter(lane -> lane.account().accountName().equals(account))
                .mapToInt(AccountThrottle::inFlight)
                .sum();
    }

    /** The accounts of the settings. */
    public List<AccountName> accounts() {
        return all().stream().map(lane -> lane.account().accountName()).toList();
    }
}
