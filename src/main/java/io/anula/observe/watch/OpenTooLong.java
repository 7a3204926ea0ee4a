package io.anula.observe.watch;

import io.anula.cancellation.State;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.StateCount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The alarms for cancellations that are open, or in one state, for too long. It uses only the counts in the store, so
 * it works whichever part of the service stands still.
 */
public final class OpenTooLong implements Check {
    private static final String OVERDUE = "overdue";
    private static final String STUCK = "too-long:";

    private final PeriodicCounts counting;
    private final Supplier<Limits> limits;
    private final Alarms alarms;

    public OpenTooLong(PeriodicCounts counting, Supplier<Limits> limits, Alarms alarms) {
        this.counting = counting;
        this.limits = limits;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        if (counting.last().taken()) {
            overdue(limits.get().open());
            for (State state : State.values()) {
                stuck(state, limits.get().states().get(state));
            }
        }
    }

    private void overdue(Duration limit) {
        Map<State, Long> found = new TreeMap<>();
        counting.last().open().stream()
                .filter(standing -> standing.overdue() > 0)
                .forEach(standing -> found.merge(standing.state(), standing.overdue(), Long::sum));
        if (found.isEmpty()) {
            alarms.clear(OVERDUE);
            return;
        }
        String counts = found.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        alarms.raise(
                OVERDUE,
                Effect.WORK_GOES_ON,
                ("Open for longer than poll.alarm-after (%1$d s): %2$s, of %3$s. They stay what they are and are tried on; "
                                + "look at their last messages and at the provider's / Abiertas desde hace más que "
                                + "poll.alarm-after (%1$d s): %2$s, de %3$s. Quedan como están y se siguen intentando; mire "
                                + "sus últimos mensajes y donde el proveedor")
                        .formatted(
                                limit.toSeconds(),
                                counts,
                                accounts(counting.last().open(), StateCount::overdue)));
    }

    private void stuck(State state, @Nullable Duration limit) {
        List<StateCount> found = counting.last().open().stream()
                .filter(standing -> standing.state() == state && standing.stuck() > 0)
                .toList();
        String alarm = STUCK + Limits.word(state);
        if (found.isEmpty() || limit == null) {
            alarms.clear(alarm);
            return;
        }
        alarms.raise(
                alarm,
                Effect.WORK_GOES_ON,
                ("%1$s for longer than watch.max-age.%2$s (%3$d s): %4$d, of %5$s. %6$s / %1$s desde hace más que "
                                + "watch.max-age.%2$s (%3$d s): %4$d, de %5$s. %7$s")
                        .formatted(
                                state,
                                Limits.word(state),
                                limit.toSeconds(),
                                found.stream().mapToLong(StateCount::stuck).sum(),
                                accounts(found, StateCount::stuck),
                                next(state),
                                sigue(state)));
    }

    private static String accounts(List<StateCount> standings, ToLongFunction<StateCount> late) {
        return standings.stream()
                .filter(standing -> late.applyAsLong(standing) > 0)
                .map(standing -> standing.account().toString())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String next(State state) {
        return switch (state) {
            case READY -> "They are sent when the provider and its limits allow it; look at the alarms of the provider";
            case SENDING ->
                "They become IN_DOUBT when their leases run out; if they do not, the route doubt stands still";
            case IN_DOUBT -> "They are looked up again and again; where that cannot tell, a person decides";
            case SENT -> "They are asked for again and again; ask the provider why the authority does not decide";
            case HELD -> "They wait for a person: read why, and decide";
            case ACCEPTED, REJECTED -> "They have ended";
        };
    }

    private static String sigue(State state) {
        return switch (state) {
            case READY -> "Se envían cuando el proveedor y sus límites lo permiten; mire las alarmas del proveedor";
            case SENDING -> "Pasan a IN_DOUBT cuando vence su plazo; si no, la ruta doubt está detenida";
            case IN_DOUBT -> "Se consultan una y otra vez; si eso no alcanza, decide una persona";
            case SENT -> "Se consultan una y otra vez; pregunte al proveedor por qué no hay decisión";
            case HELD -> "Esperan a una persona: lea por qué y decida";
            case ACCEPTED, REJECTED -> "Terminaron";
        };
    }
}
