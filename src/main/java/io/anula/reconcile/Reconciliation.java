package io.anula.reconcile;

import static io.anula.config.settings.ReconcileKeys.RECONCILE_CRON;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Outcome.NotVerified;
import io.anula.cancellation.Outcome.OfVerify;
import io.anula.cancellation.Outcome.Verified;
import io.anula.config.settings.Current;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Settings;
import io.anula.engine.DueClaims;
import io.anula.engine.VerifyWork;
import io.anula.io.Counted;
import io.anula.provider.Adapters;
import io.anula.provider.Claim;
import io.anula.store.Finding;
import io.anula.store.Findings;
import io.anula.store.Findings.Found;
import io.anula.store.Leases;
import io.anula.store.NoteChecks;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks about every accepted note again, a day and a week after it was accepted, and compares a provider's lists with our
 * notes. What differs is a finding: nothing here changes a cancellation.
 *
 * <p>One node at a time does this. A verify that had no answer is made again an hour later, or in the next run.
 */
public final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
    private static final String LEASE = "reconciliation";
    private static final Duration AGAIN = Duration.ofHours(1);
    /** A run that was missed so long ago is made up for after a start. */
    private static final Duration MISSED = Duration.ofDays(1);

    private final Current<Settings> settings;
    private final NoteChecks checks;
    private final Findings findings;
    private final VerifyWork work;
    private final Standing standing;
    private final NoteLists lists;
    private final Leases leases;
    private final Runnable fire;
    private final Clock clock;

    private final AtomicLong verified = new AtomicLong();
    private final AtomicLong different = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private long number;
    private @Nullable Instant begunAt;
    private @Nullable Instant endedAt;
    private boolean claiming;
    private boolean cutShort;
    private boolean wanted;
    private boolean caughtUp;
    private @Nullable Instant again;

    /** @param fire fires the clock of the route {@code reconcile} now */
    public Reconciliation(
            Current<Settings> settings,
            Adapters adapters,
            NoteChecks checks,
            Findings findings,
            VerifyWork work,
            Leases leases,
            Runnable fire,
            Clock clock) {
        this.settings = settings;
        this.checks = checks;
        this.findings = findings;
        this.work = work;
        this.standing = new Standing(findings, checks, adapters.names());
        this.lists =
                new NoteLists(settings.get(), new ListReader(settings::get, adapters, checks, findings, clock), clock);
        this.leases = leases;
        this.fire = fire;
        this.clock = clock;
    }

    /** The notes that are due, as claims, one by one; none on a node that does not have the lease. */
    public Notes notes() {
        synchronized (this) {
            if (claiming) {
                LOG.debug("The route ended before the last run had");
                claimed(true);
            }
            boolean mayRun = wanted || !settings.get().get(RECONCILE_CRON).isEmpty();
            if (isRunning() || !mayRun || !leases.keep(LEASE)) {
                return new Notes(null);
            }
            wanted = false;
            again = null;
            number++;
            begunAt = clock.instant();
            endedAt = null;
            claiming = true;
            cutShort = false;
            List.of(verified, different, unanswered).forEach(count -> count.set(0));
        }
        try {
            standing.look();
            checks.forget();
        } catch (RuntimeException failure) {
            claimed(true);
            throw failure;
        }
        return new Notes(work.begin());
    }

    /** The claims of one run, for a split: the end of the claims is the end of claiming. */
    public final class Notes implements Iterator<@Nullable Claim> {
        private final VerifyWork.@Nullable Run run;
        private final @Nullable DueClaims claims;

        Notes(VerifyWork.@Nullable Run run) {
            this.run = run;
            this.claims = run == null ? null : run.claims();
        }

        @Override
        public boolean hasNext() {
            return claims != null && claims.hasNext();
        }

        @Override
        public @Nullable Claim next() {
            if (claims == null || run == null) {
                throw new NoSuchElementException();
            }
            try {
                Claim next = claims.next();
                if (!claims.hasNext()) {
                    claimed(run.isCutShort());
                }
                return next;
            } catch (RuntimeException failure) {
                claimed(true);
                throw failure;
            }
        }
    }

    private synchronized void claimed(boolean early) {
        claiming = false;
        cutShort = early;
        endWhenDone();
    }

    /** What was said about an accepted note. */
    public void verified(Claim claim, OfVerify said) {
        Cancellation accepted = claim.cancellation();
        try {
            if (said instanceof Verified answer) {
                note(accepted, answer);
            } else if (said instanceof NotVerified none) {
                unanswered.incrementAndGet();
                LOG.info("{} could not be verified again, it is tried later: {}", accepted, none.message());
            }
        } catch (RuntimeException failure) {
            unanswered.incrementAndGet();
            throw failure;
        } finally {
            work.ended(claim);
            synchronized (this) {
                endWhenDone();
            }
        }
    }

    private void note(Cancellation accepted, Verified answer) {
        FindingKind kind = answer.difference();
        if (kind == null) {
            findings.goneFor(
                    accepted.id(), List.of(FindingKind.END_CHANGED, FindingKind.NOTE_DIFFERS, FindingKind.NOT_FOUND));
        } else {
            String code = accepted.note() == null ? "" : accepted.note().code();
            boolean news = findings.add(Found.of(kind, accepted, code, answer.message(), Finding.VERIFY));
            different.incrementAndGet();
            if (news) {
                LOG.warn("{}: {}: {}", accepted, kind.code(), answer.message());
            }
        }
        int stage = checks.done(accepted);
        verified.incrementAndGet();
        LOG.debug("{} was verified again, stage {}", accepted, stage);
    }

    private void endWhenDone() {
        if (!claiming && begunAt != null && endedAt == null && work.underWay() == 0) {
            endedAt = clock.instant();
            if (cutShort || unanswered.get() > 0) {
                again = endedAt.plus(AGAIN);
            }
            LOG.info(
                    "Reconciliation: {} verified again, different: {}, without an answer: {}{}",
                    Counted.of(verified.get(), "note"),
                    different,
                    unanswered,
                    again == null ? "" : "; tried again in an hour");
        }
    }

    /** What becomes of the wish to run now. */
    public enum Start {
        /** A run begins. */
        BEGINS,
        /** One is under way. */
        RUNS_ALREADY,
        /** Another node does this. */
        ELSEWHERE
    }

    /** Runs now, whatever the clock says. */
    public Start runNow() {
        synchronized (this) {
            if (isRunning()) {
                return Start.RUNS_ALREADY;
            }
            if (!leases.keep(LEASE)) {
                return Start.ELSEWHERE;
            }
            wanted = true;
        }
        fire.run();
        return Start.BEGINS;
    }

    /** Runs if a run was missed while nothing ran, or if an hour has passed since one that had no answer to all. */
    public void runIfBehind() {
        synchronized (this) {
            if (isRunning() || settings.get().get(RECONCILE_CRON).isEmpty()) {
                return;
            }
            boolean due = again != null && !clock.instant().isBefore(again);
            boolean missed = !caughtUp && isBehind();
            caughtUp = true;
            if (!due && !missed) {
                return;
            }
            again = null;
        }
        fire.run();
    }

    private boolean isBehind() {
        return settings.get().accounts().stream()
                .map(ProviderAccount::account)
                .filter(account -> account.provider().isPolled())
                .anyMatch(account ->
                        !checks.due(account.accountName(), "", MISSED, 1).isEmpty());
    }

    private boolean isRunning() {
        return begunAt != null && endedAt == null;
    }

    /** Reads the lists that were dropped. */
    public void readLists() throws IOException {
        if (leases.keep(LEASE)) {
            lists.look();
        }
    }

    /** The last run of this process. */
    public synchronized RunSummary lastRun() {
        return new RunSummary(number, begunAt, endedAt, verified.get(), different.get(), unanswered.get(), cutShort);
    }

    /** What became of the last lists, newest first. */
    public List<ListResult> lastLists() {
        return lists.results();
    }

    /** What was found, the open ones first. */
    public List<Finding> findings(int limit) {
        return findings.all(limit);
    }

    /** How many findings hold that no person has seen. */
    public long countOpen() {
        return findings.countOpen();
    }

    /**
     * Notes that a person has seen these findings.
     *
     * @param who the person
     * @param reason what that person says; kept with the finding
     * @return the ids that were no findings, or were seen already
     */
    public List<String> seen(List<String> ids, String who, String reason) {
        return ids.stream().filter(id -> !findings.seen(id, who, reason)).toList();
    }
}
