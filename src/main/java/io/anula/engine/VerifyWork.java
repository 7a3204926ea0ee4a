package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.config.settings.ProviderAccount;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.NoteChecks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Claims the notes of accepted cancellations that are to be verified again, as far as the throttles have places to
 * spare: at most {@value #AT_ONCE} at once for each account, and none that a submit or a poll would have to wait for.
 *
 * <p>A run goes once through the notes that are due, in the order of their ids. It ends early for an account that may
 * not be called now. A verify has no lease in the store: it changes nothing, and one that was lost is made again in the
 * next run.
 */
public final class VerifyWork {
    static final int AT_ONCE = 2;

    private static final int PAGE = 100;
    private static final long LONGEST_WAIT_MILLIS = 250;
    private static final long LONGEST_BLOCK_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final Duration BEYOND_CALL = Duration.ofSeconds(10);

    private final NoteChecks checks;
    private final AccountThrottles throttles;
    private final BooleanSupplier mayGoOn;
    private final Clock clock;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /** @param mayGoOn false when a run must end: the process ends, or routes are about to be replaced */
    public VerifyWork(NoteChecks checks, AccountThrottles throttles, BooleanSupplier mayGoOn, Clock clock) {
        this.checks = checks;
        this.throttles = throttles;
        this.mayGoOn = mayGoOn;
        this.clock = clock;
    }

    /** One run through the notes that are due. */
    public final class Run {
        private final Map<AccountName, String> cursors = new HashMap<>();
        private final Map<AccountName, Queue<Cancellation>> read = new HashMap<>();
        private final Set<AccountName> done = ConcurrentHashMap.newKeySet();
        private final Map<AccountName, Long> blockedSince = new HashMap<>();
        private volatile boolean cutShort;

        /** The claims, one by one. */
        public DueClaims claims() {
            return new DueClaims(this::claimOrWait);
        }

        /** Whether it ended before every note that is due was asked about. */
        public boolean isCutShort() {
            return cutShort;
        }

        private List<Claim> claimOrWait() throws InterruptedException {
            while (true) {
                if (!mayGoOn.getAsBoolean()) {
                    cutShort |= throttles.all().stream().anyMatch(this::isOpen);
                    return List.of();
                }
                List<AccountThrottle> full = new ArrayList<>();
                List<Claim> claims = new ArrayList<>();
                for (AccountThrottle throttle : throttles.all()) {
                    if (isOpen(throttle) && hasMore(throttle)) {
                        claims.addAll(claim(throttle, full));
                    }
                }
                if (!claims.isEmpty()) {
                    return claims;
                }
                if (full.isEmpty()) {
                    return List.of();
                }
                full.forEach(this::giveUpInTime);
                throttles.awaitChange(LONGEST_WAIT_MILLIS);
            }
        }

        private boolean isOpen(AccountThrottle throttle) {
            return throttle.account().provider().isPolled()
                    && !done.contains(throttle.account().accountName());
        }

        /** An account that may not be called, and has no call under way that could end, is not waited for long. */
        private void giveUpInTime(AccountThrottle throttle) {
            AccountName account = throttle.account().accountName();
            if (throttle.waitOf(false) != AccountThrottle.Wait.NONE) {
                blockedSince.remove(account);
            } else if (System.nanoTime() - blockedSince.computeIfAbsent(account, none -> System.nanoTime())
                    > LONGEST_BLOCK_NANOS) {
                done.add(account);
                cutShort = true;
            }
        }

        private boolean hasMore(AccountThrottle throttle) {
            AccountName account = throttle.account().accountName();
            Queue<Cancellation> queue = read.computeIfAbsent(account, none -> new ArrayDeque<>());
            if (queue.isEmpty()) {
                List<Cancellation> page = checks.due(account, cursors.getOrDefault(account, ""), Duration.ZERO, PAGE);
                page.forEach(each -> cursors.put(account, each.id()));
                queue.addAll(page);
            }
            if (queue.isEmpty()) {
                done.add(account);
            }
            return !queue.isEmpty();
        }

        private List<Claim> claim(AccountThrottle throttle, List<AccountThrottle> full) {
            AccountName account = throttle.account().accountName();
            Queue<Cancellation> queue = read.getOrDefault(account, new ArrayDeque<>());
            String mark = account + " ";
            int free = AT_ONCE
                    - (int) underWay.stream()
                            .filter(each -> each.startsWith(mark))
                            .count();
            int places = throttle.takeSpare(Math.min(free, queue.size()));
            if (places <= 0) {
                full.add(throttle);
                return List.of();
            }
            ProviderAccount called = throttle.called();
            Instant until = clock.instant().plus(called.account().callTimeout()).plus(BEYOND_CALL);
            List<Claim> claims = new ArrayList<>();
            while (claims.size() < places) {
                Cancellation next = queue.remove();
                underWay.add(mark + next.id());
                claims.add(new Claim(Operation.VERIFY, next, "", until, called));
            }
            throttle.begin(claims, until.plus(called.account().callTimeout()));
            return claims;
        }
    }

    /** Begins a run. */
    public Run begin() {
        return new Run();
    }

    /** The verify of this claim has ended. */
    public void ended(Claim claim) {
        Cancellation asked = claim.cancellation();
        underWay.remove(new AccountName(asked.key().provider(), asked.key().account()) + " " + asked.id());
    }

    /** How many verifies are under way. */
    public int underWay() {
        return underWay.size();
    }
}
