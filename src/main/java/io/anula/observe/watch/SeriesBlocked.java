package io.anula.observe.watch;

import io.anula.cancellation.AccountName;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.SeriesOrder;
import io.anula.store.SeriesOrder.Blocked;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The alarm for accounts that send the notes of a series one at a time: a note that is held keeps those behind it back
 * until a person decides.
 */
public final class SeriesBlocked implements Check {
    private static final String ALARM = "series-blocked:";
    private static final int MOST_NAMED = 5;

    private final SeriesOrder order;
    private final Supplier<? extends Collection<AccountName>> inOrder;
    private final Alarms alarms;
    private final Set<String> raised = new HashSet<>();

    /** @param inOrder the accounts that send in order, as the settings are now */
    public SeriesBlocked(SeriesOrder order, Supplier<? extends Collection<AccountName>> inOrder, Alarms alarms) {
        this.order = order;
        this.inOrder = inOrder;
        this.alarms = alarms;
    }

    @Override
    public void look() {
        Set<String> still = new HashSet<>();
        for (AccountName account : inOrder.get()) {
            List<Blocked> blocked = order.blocked(account).stream()
                    .filter(each -> each.waiting() > 0)
                    .toList();
            if (!blocked.isEmpty()) {
                still.add(ALARM + account);
                raise(account, blocked);
            }
        }
        raised.stream().filter(name -> !still.contains(name)).forEach(alarms::clear);
        raised.clear();
        raised.addAll(still);
    }

    private void raise(AccountName account, List<Blocked> blocked) {
        String named = blocked.stream()
                .limit(MOST_NAMED)
                .map(each -> "%s: %d ← %s".formatted(each.series(), each.waiting(), each.held()))
                .collect(Collectors.joining("; "));
        alarms.raise(
                ALARM + account,
                Effect.WORK_GOES_ON,
                ("%1$s sends the notes of a series in order, and a held one keeps others back (%2$s). Decide about the held one, or "
                                + "set series.in-order = false for the account / %1$s envía en orden las notas de una serie y una "
                                + "retenida detiene a otras (%2$s). Decida sobre la retenida o ponga series.in-order = false en la cuenta")
                        .formatted(account, named));
    }
}
