package io.anula.answer;

import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.Leases;
import io.anula.store.NoticeQueue;
import io.anula.store.NoticeQueue.Entry;
import io.anula.store.NoticeQueue.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives the route {@code decided} its notices: one for each end of a cancellation, and one for each file and batch that
 * is complete. What the route refuses is given again, after a pause that grows to a minute; the others go on meanwhile.
 * One node gives them at a time.
 */
public final class Notices {
    private static final String ALARM = "notices-not-sent";
    private static final int MOST = 500;
    private static final int PAGE = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final String STATUS = "status";

    private final NoticeQueue queue;
    private final NoticeWriter writer;
    private final Batches batches;
    private final Leases leases;
    private final Alarms alarms;
    private final Clock clock;
    /** The entries of this round. */
    private final List<Entry> round = new ArrayList<>();
    /** The ids of the notices that the route refused in this round. */
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    /** The names of this round's notices by their id. */
    private final Map<String, String> names = new HashMap<>();
    /** The entries that wait, by number. */
    private final Map<Long, Pause> pauses = new HashMap<>();

    private volatile String reason = "";

    /** @param leases one node gives notices at a time */
    public Notices(NoticeQueue queue, NoticeWriter writer, Batches batches, Leases leases, Alarms alarms, Clock clock) {
        this.queue = queue;
        this.writer = writer;
        this.batches = batches;
        this.leases = leases;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** The pause of an entry after this many rounds with a failure. */
    private record Pause(int failures, Instant until) {
        static Pause after(int failures, Instant now) {
            Duration pause = Duration.ofSeconds(1L << Math.min(failures - 1, 6));
            return new Pause(failures, now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
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

    /** The notices to give now, oldest first; begins a round. */
    public List<Notice> due() {
        round.clear();
        refused.clear();
        names.clear();
        if (!leases.keep("notices")) {
            return List.of();
        }
        List<Notice> due = new ArrayList<>();
        List<Entry> page = queue.peek(Long.MIN_VALUE, PAGE);
        while (!page.isEmpty() && due.size() < MOST) {
            for (Entry entry : page) {
                if (due.size() < MOST && !waits(entry)) {
                    round.add(entry);
                    writer.of(entry).forEach((name, notice) -> {
                        names.put(notice.id(), name);
                        due.add(notice);
                    });
                }
            }
            page = queue.peek(page.get(page.size() - 1).number(), PAGE);
        }
        return due;
    }

    private boolean waits(Entry entry) {
        Pause pause = pauses.get(entry.number());
        return pause != null && pause.until().isAfter(clock.instant());
    }

    /** The route did not take this notice. */
    public void refused(Notice notice, Exception failure) {
        refused.add(notice.id());
        reason = String.valueOf(failure.getMessage());
    }

    /** Ends the round: forgets the notices that the route took, and keeps the others for a later round. */
    public void settle() {
        Set<String> left = ConcurrentHashMap.newKeySet();
        refused.forEach(id -> left.add(Objects.requireNonNull(names.get(id))));
        Map<Entry, List<String>> kept = new LinkedHashMap<>();
        for (Entry entry : round) {
            List<String> again = entry.names().stream().filter(left::contains).toList();
            if (again.isEmpty()) {
                pauses.remove(entry.number());
            } else {
                Pause before = pauses.get(entry.number());
                pauses.put(entry.number(), Pause.after(before == null ? 1 : before.failures() + 1, clock.instant()));
            }
            kept.put(entry, again);
        }
        queue.keep(kept);
        if (pauses.isEmpty()) {
            alarms.clear(ALARM);
        } else if (!refused.isEmpty()) {
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    "the route decided cannot send its notices (%s); cancellations go on, and the notices are sent later / la ruta decided no puede enviar sus avisos; las anulaciones siguen y los avisos se envían después"
                            .formatted(reason));
        }
    }
}
