package io.anula.answer;

import io.anula.cancellation.Schedule;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.Leases;
import io.anula.store.NoticeQueue;
import io.anula.store.NoticeQueue.Entry;
import io.anula.store.NoticeQueue.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives the route {@code decided} its notices: one for each end of a cancellation, and one for each file and batch that
 * is complete. What the route refuses is given again, after a pause that grows to a minute while nothing is taken; the
 * others go on meanwhile. One node gives them at a time.
 */
public final class Notices {
    private static final String ALARM = "notices-not-sent";
    private static final int MOST = 500;
    private static final int PAGE = 50;
    private static final Schedule AGAIN = new Schedule(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));
    private static final String STATUS = "status";

    private final NoticeQueue queue;
    private final NoticeWriter writer;
    private final Batches batches;
    private final Leases leases;
    private final Alarms alarms;
    private final Clock clock;
    /** The entries that wait, by number. */
    private final Map<Long, Pause> pauses = new HashMap<>();

    /** @param leases one node gives notices at a time */
    public Notices(NoticeQueue queue, NoticeWriter writer, Batches batches, Leases leases, Alarms alarms, Clock clock) {
        this.queue = queue;
        this.writer = writer;
        this.batches = batches;
        this.leases = leases;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** The pause of an entry after this many rounds in which none of its notices was taken. */
    private record Pause(int failures, Instant until) {
        static Pause after(int failures, Instant now) {
            return new Pause(failures, now.plus(AGAIN.after(failures - 1)));
        }
    }

    /** Queues the batches that are complete with these rows of the request table, which are marked already. */
    public void rowsEnded(List<Map<String, Object>> rows) {
        if (queue.isWanted()) {
            batches.complete(rows.stream()
                            .filter(row -> Batches.hasEnded(String.valueOf(row.get(STATUS))))
                            .map(row -> Objects.requireNonNull(row.get("id")))
                            .toList())
                    .forEach(batch -> queue.add(Kind.BATCH, List.of(batch), clock));
        }
    }

    /** The notices to give now, oldest first; empty when another node gives them. */
    public NoticeRound due() {
        NoticeRound round = new NoticeRound();
        List<Entry> page = leases.keep("notices") ? queue.peek(Long.MIN_VALUE, PAGE) : List.of();
        while (!page.isEmpty() && round.size() < MOST) {
            for (Entry entry : page) {
                if (round.size() < MOST && !waits(entry)) {
                    round.add(entry, writer.of(entry));
                }
            }
            page = queue.peek(page.get(page.size() - 1).number(), PAGE);
        }
        return round;
    }

    private synchronized boolean waits(Entry entry) {
        Pause pause = pauses.get(entry.number());
        return pause != null && pause.until().isAfter(clock.instant());
    }

    /** The route did not take this notice of the round. */
    public void refused(NoticeRound round, Notice notice, Exception failure) {
        round.refused(notice, failure);
    }

    /** Ends the round: forgets the notices that the route took, and keeps the others for a later round. */
    public synchronized void settle(NoticeRound round) {
        Map<Entry, List<String>> left = round.left();
        queue.keep(left);
        left.forEach((entry, names) -> {
            if (names.isEmpty()) {
                pauses.remove(entry.number());
            } else {
                Pause before = pauses.get(entry.number());
                boolean someWent = names.size() < entry.names().size();
                int failures = before == null || someWent ? 1 : before.failures() + 1;
                pauses.put(entry.number(), Pause.after(failures, clock.instant()));
            }
        });
        String reason = round.reason();
        if (pauses.isEmpty()) {
            alarms.clear(ALARM);
        } else if (reason != null) {
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    "the route decided cannot send its notices (%s); cancellations go on, and the notices are sent later / la ruta decided no puede enviar sus avisos; las anulaciones siguen y los avisos se envían después"
                            .formatted(reason));
        }
    }
}
