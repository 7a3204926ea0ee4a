package io.anula.observe.watch;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.AnswerQueue;
import io.anula.store.IntakeFiles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The alarm for late answers: a result that has been due for too long, or a change whose answer is not given. The store
 * does not keep the age of a change, so its age counts from when this process first saw it.
 */
public final class AnswersLate implements Check {
    private static final String ALARM = "answers-late";

    private final AnswerQueue queue;
    private final IntakeFiles files;
    private final Supplier<Duration> limit;
    private final Alarms alarms;
    private final Clock steady;
    private final Clock clock;
    private @Nullable First first;

    /**
     * @param steady a clock that never jumps
     * @param clock the clock that dates results
     */
    public AnswersLate(
            AnswerQueue queue, IntakeFiles files, Supplier<Duration> limit, Alarms alarms, Clock steady, Clock clock) {
        this.queue = queue;
        this.files = files;
        this.limit = limit;
        this.alarms = alarms;
        this.steady = steady;
        this.clock = clock;
    }

    @Override
    public void look() {
        Duration changes = sinceFirst();
        Duration results = files.resultDueSince()
                .map(due -> Duration.between(due, clock.instant()))
                .orElse(Duration.ZERO);
        Duration longest = changes.compareTo(results) > 0 ? changes : results;
        if (longest.compareTo(limit.get()) <= 0) {
            alarms.clear(ALARM);
            return;
        }
        alarms.raise(
                ALARM,
                Effect.WORK_GOES_ON,
                ("Answers have been waiting for %1$d s, more than watch.max-age.answer. They stay due and are written as "
                                + "soon as that can be; look at the other alarms, at the outbox and at the request table / Hay "
                                + "respuestas que esperan hace %1$d s, más que watch.max-age.answer. Quedan pendientes y se "
                                + "escriben en cuanto se pueda; mire las otras alarmas, la salida y la tabla de pedidos")
                        .formatted(longest.toSeconds()));
    }

    private Duration sinceFirst() {
        Optional<AnswerQueue.Entry> oldest = queue.peek(1).stream().findFirst();
        Instant now = steady.instant();
        First known = first;
        if (oldest.isEmpty()) {
            first = null;
            return Duration.ZERO;
        }
        if (known == null || known.number() != oldest.get().number()) {
            known = new First(oldest.get().number(), now);
            first = known;
        }
        return Duration.between(known.since(), now);
    }

    /** The oldest entry of the queue, and when it was first seen as the oldest. */
    private record First(long number, Instant since) {}
}
