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
 * The throttles of all accounts. When an account is removed from the settings, its throttle stays for the calls under
 * way, and nothing more is claimed for it.
 */
public final class AccountThrottles {
    private static final Logger LOG = LoggerFactory.getLogger(AccountThrottles.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Supplier<? extends Collection<? extends ProviderAccount>> accounts;
    private final Breakers breakers;
    private final ProviderAlarms alarms;
    private final AccountProbe probe;
    private final boolean known;
    private final Executor probeThreads;
    private final Clock clock;
    private volatile Map<Provider, Map<String, AccountThrottle>> throttles = Map.of();
    private volatile List<AccountThrottle> inUse = List.of();
    /** The begin of each call that a circuit breaker has let through, by cancellation, in the breaker's own time. */
    private final Map<String, Long> begun = new ConcurrentHashMap<>();

    private long freed;

    /** Throttles for accounts that are known to work and cannot be probed. */
    public AccountThrottles(
            Collection<? extends ProviderAccount> accounts, Breakers breakers, Alarms alarms, Clock clock) {
        this(() -> accounts, breakers, alarms, AccountProbe.NONE, true, Runnable::run, clock);
    }

    /**
     * @param accounts the accounts of the settings; {@link #renew} must be called when they change
     * @param probe probes a paused account
     * @param known whether the accounts are known to work; otherwise a single call tries each first
     * @param probeThreads runs the probes; a probe may take as long as a call
     */
    public AccountThrottles(
            Supplier<? extends Collection<? extends ProviderAccount>> accounts,
            Breakers breakers,
            Alarms alarms,
            AccountProbe probe,
            boolean known,
            Executor probeThreads,
            Clock clock) {
        this.accounts = accounts;
        this.breakers = breakers;
        this.alarms = new ProviderAlarms(alarms);
        this.probe = probe;
        this.known = known;
        this.probeThreads = probeThreads;
        this.clock = clock;
        renew();
    }

    /** Reads the accounts again; new claims use them. */
    public synchronized void renew() {
        Map<Provider, Map<String, AccountThrottle>> all = new TreeMap<>();
        throttles.forEach((provider, ofProvider) -> all.put(provider, new TreeMap<>(ofProvider)));
        Set<AccountThrottle> used = new HashSet<>();
        for (ProviderAccount called : accounts.get()) {
            Account account = called.account();
            Map<String, AccountThrottle> ofProvider =
                    all.computeIfAbsent(account.provider(), provider -> new TreeMap<>());
            AccountThrottle throttle = ofProvider.get(account.name());
            if (throttle == null) {
                throttle = new AccountThrottle(called, breakers, probe, known, clock);
                ofProvider.put(account.name(), throttle);
            } else {
                renew(throttle, called);
            }
            used.add(throttle);
        }
        throttles = all;
        inUse = all.values().stream()
                .flatMap(ofProvider -> ofProvider.values().stream())
                .filter(used::contains)
                .toList();
        breakers.keep(accounts());
    }

    private void renew(AccountThrottle throttle, ProviderAccount next) {
        if (!throttle.account().isCalledAs(next.account())) {
            breakers.of(next.account().accountName()).reset();
        }
        if (throttle.renew(next)) {
            alarms.taken(next.account().accountName());
        }
    }

    List<AccountThrottle> all() {
        return inUse;
    }

    /**
     * Begins the call for this cancellation.
     *
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when the account's circuit breaker is
     * open: the call must not be made
     */
    void begin(Cancellation claimed) {
        CircuitBreaker breaker = breakers.of(throttle(claimed.key()).account().accountName());
        breaker.acquirePermission();
        begun.put(claimed.id(), breaker.getCurrentTimestamp());
    }

    /** Judges the outcome of a call for its account and its request. Returns the outcome for the request. */
    Outcome heard(Cancellation claimed, Outcome outcome) {
        AccountThrottle throttle = throttle(claimed.key());
        tellBreaker(throttle.account().accountName(), claimed, outcome);
        AccountThrottle.Heard heard = throttle.heard(claimed, outcome);
        tell(throttle, heard.news());
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

    /** Probes the account of this throttle if a probe is due. */
    void lookWhereDue(AccountThrottle throttle) {
        if (throttle.takeLook()) {
            probeThreads.execute(() -> tell(throttle, throttle.looked(asked(throttle.account()))));
        }
    }

    /** Moves all pauses back, because the clock was set back by this step. */
    public void dateBack(Duration step) {
        all().forEach(throttle -> throttle.dateBack(step));
    }

    private AccountProbe.Seen asked(Account account) {
        try {
            return probe.ask(account);
        } catch (RuntimeException failure) {
            LOG.warn("{} cannot be looked at: {}", account, failure.toString());
            return AccountProbe.Seen.NOTHING;
        }
    }

    private void tell(AccountThrottle throttle, AccountThrottle.News news) {
        switch (news) {
            case NONE -> {}
            case PAUSED -> alarms.paused(throttle.pauseLook());
            case GOES_ON -> alarms.taken(throttle.account().accountName());
        }
    }

    private AccountThrottle throttle(Key key) {
        return Objects.requireNonNull(
                Objects.requireNonNull(throttles.get(key.provider())).get(key.account()));
    }

    /** The outcome of this claim is recorded, or never will be. */
    void recorded(Cancellation claimed) {
        throttle(claimed.key()).recorded(claimed.id());
    }

    /** The call of this claim has ended. */
    void ended(Cancellation claimed) {
        throttle(claimed.key()).ended(claimed);
        placesAreFree();
    }

    /** Gives back places for which a claim found no work; they do not count for the rate. */
    void giveBackUnused(AccountThrottle throttle, int places, boolean ofSubmits) {
        if (places > 0) {
            throttle.giveBackUnused(places, ofSubmits);
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

    /** Whether any throttle has less than a quarter of its places free. */
    boolean anyCrowded() {
        return all().stream().anyMatch(AccountThrottle::crowded);
    }

    /** What keeps calls of this kind from leaving in these throttles: the cause that is worth trying again soonest. */
    static AccountThrottle.Wait waitOf(Collection<AccountThrottle> full, boolean submits) {
        return full.stream()
                .map(throttle -> throttle.waitOf(submits))
                .max(Comparator.naturalOrder())
                .orElse(AccountThrottle.Wait.NONE);
    }

    /** Waits for a place to be given back, at most this many milliseconds. Returns whether one was. */
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

    /** The state of every account, with the calls that ended in this many minutes. */
    public List<ThrottleSnapshot> snapshots(int minutes) {
        return all().stream().map(throttle -> throttle.snapshot(minutes)).toList();
    }

    /** Calls under way, to all providers. */
    public int inFlight() {
        return all().stream().mapToInt(AccountThrottle::inFlight).sum();
    }

    /** Calls under way for this account; 0 if it is not in the settings. */
    public int inFlight(AccountName account) {
        return all().stream()
                .filter(throttle -> throttle.account().accountName().equals(account))
                .mapToInt(AccountThrottle::inFlight)
                .sum();
    }

    /** The accounts of the settings. */
    public List<AccountName> accounts() {
        return all().stream().map(throttle -> throttle.account().accountName()).toList();
    }
}
