package io.anula.watch;

import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.settings.Account;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alarm for an account whose range of numbers is nearly used up, while there is time to ask for another. The
 * provider is asked now and then, on a thread of its own: the other checks wait for no network.
 */
public final class RangesLow implements Check, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RangesLow.class);
    private static final String ALARM = "range-low:";

    private final Question question;
    private final Supplier<List<Account>> accounts;
    private final Supplier<Duration> every;
    private final Alarms alarms;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "ranges");
        made.setDaemon(true);
        return made;
    });
    private Instant asked;

    /** What a provider is asked. */
    @FunctionalInterface
    public interface Question {
        /**
         * A sentence for each range of that account that is nearly used up.
         *
         * @throws IOException when there is no answer
         */
        List<String> nearlyUsedUp(Account account) throws IOException, InterruptedException;
    }

    /**
     * @param accounts with LaFactura.co: of Calipso no such question is known
     * @param every so often they are asked; for the first time when that much has gone by
     * @param clock that never jumps
     */
    public RangesLow(
            Question question, Supplier<List<Account>> accounts, Supplier<Duration> every, Alarms alarms, Clock clock) {
        this.question = question;
        this.accounts = accounts;
        this.every = every;
        this.alarms = alarms;
        this.clock = clock;
        this.asked = clock.instant();
    }

    @Override
    public void look() {
        if (Duration.between(asked, clock.instant()).compareTo(every.get()) >= 0) {
            asked = clock.instant();
            thread.execute(() -> accounts.get().forEach(this::ask));
        }
    }

    private void ask(Account account) {
        try {
            List<String> few = question.nearlyUsedUp(account);
            if (few.isEmpty()) {
                alarms.clear(ALARM + account.accountName());
            } else {
                alarms.raise(ALARM + account.accountName(), Effect.WORK_GOES_ON, String.join("; ", few));
            }
        } catch (IOException silent) {
            LOG.debug("{} does not tell its ranges; what it said last stands", account, silent);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
