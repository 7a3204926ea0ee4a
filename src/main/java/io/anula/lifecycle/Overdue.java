package io.anula.lifecycle;

import io.anula.alarm.Alarms;
import io.anula.alarm.Effect;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import io.anula.store.Cancellations;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The alarm for cancellations that are open for too long. It looks into the store and at nothing else, so that it rings
 * too when those who poll, send or look up stand still.
 */
public final class Overdue {
    private static final String ALARM = "overdue";

    private final Cancellations cancellations;
    private final Supplier<Duration> limit;
    private final Alarms alarms;
    private final Clock clock;

    /** @param limit how long a cancellation may be open before it is overdue */
    public Overdue(Cancellations cancellations, Supplier<Duration> limit, Alarms alarms, Clock clock) {
        this.cancellations = cancellations;
        this.limit = limit;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Raises the alarm, or clears it when nothing is overdue any more. */
    public void look() {
        Duration longest = limit.get();
        Map<State, Long> found = new EnumMap<>(State.class);
        TreeSet<String> of = new TreeSet<>();
        for (AccountName account : cancellations.accounts()) {
            Map<State, Long> late =
                    cancellations.openSinceBefore(clock.instant().minus(longest), account);
            late.forEach((state, count) -> found.merge(state, count, Long::sum));
            if (!late.isEmpty()) {
                of.add(account.toString());
            }
        }
        if (found.isEmpty()) {
            alarms.clear(ALARM);
        } else {
            alarms.raise(ALARM, Effect.WORK_GOES_ON, message(longest, found, String.join(", ", of)));
        }
    }

    private static String message(Duration limit, Map<State, Long> found, String of) {
        String counts = found.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return ("Open for longer than poll.alarm-after (%1$d s): %2$s, of %3$s. They stay what they are and are tried on; "
                        + "look at their last messages and at the provider's / Abiertas desde hace más que "
                        + "poll.alarm-after (%1$d s): %2$s, de %3$s. Quedan como están y se siguen intentando; mire sus "
                        + "últimos mensajes y donde el proveedor")
                .formatted(limit.toSeconds(), counts, of);
    }
}
