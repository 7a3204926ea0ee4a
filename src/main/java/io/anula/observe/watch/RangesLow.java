package io.anula.observe.watch;

import io.anula.config.settings.Account;
import io.anula.config.settings.ProviderAccount;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.provider.NumberRanges;
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
 * The alarms for an account whose number range is nearly used up, while there is time to request another, and for an
 * account without an active range. The provider is asked from time to time, on a separate thread, so that other checks
 * do not wait for the network.
 */
public final class RangesLow implements Check, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RangesLow.class);
    private static final String LOW = "range-low:";
    private static final String NONE = "range-missing:";

    private final Question question;
    private final Supplier<List<ProviderAccount>> accounts;
    private final Supplier<Duration> every;
    private final Alarms alarms;
    private final Clock clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "ranges");
        made.setDaemon(true);
        return made;
    });
    private Instant asked;

    /** The question for a provider. */
    @FunctionalInterface
    public interface Question {
        /**
         * The state of the account's ranges.
         *
         * @throws IOException when there is no answer, or the answer says nothing about ranges
         */
        NumberRanges ranges(ProviderAccount account) throws IOException;
    }

    /**
     * @param accounts the accounts whose provider can be asked
     * @param every the time between questions, and before the first one
     * @param clock a clock that never jumps
     */
    public RangesLow(
            Question question,
            Supplier<List<ProviderAccount>> accounts,
            Supplier<Duration> every,
            Alarms alarms,
            Clock clock) {
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

    private void ask(ProviderAccount each) {
        Account account = each.account();
        try {
            NumberRanges ranges = question.ranges(each);
            tell(LOW + account.accountName(), ranges.low());
            tell(NONE + account.accountName(), ranges.none().stream().toList());
        } catch (IOException silent) {
            LOG.debug("{} does not tell its ranges; what it said last stands", account, silent);
        }
    }

    private void tell(String alarm, List<String> sentences) {
        if (sentences.isEmpty()) {
            alarms.clear(alarm);
        } else {
            alarms.raise(alarm, Effect.WORK_GOES_ON, String.join("; ", sentences));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
