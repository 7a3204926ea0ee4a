package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.engine.operator.HeldCause;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.HeldQueue.Group;
import io.anula.engine.operator.HeldQueue.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The held cancellations as the pages group them: by cause, and within a cause by account. */
final class HeldGroups {
    private HeldGroups() {}

    /**
     * The decisions that are possible for some of these cancellations.
     *
     * @param release how many can be released
     * @param retry how many can be sent again, or end as not cancelled: those without a known note
     */
    record Possible(int release, int retry) {
        static Possible of(List<Item> items, Predicate<Cancellation> canBeReleased) {
            return new Possible(
                    (int) items.stream()
                            .filter(item -> canBeReleased.test(item.cancellation()))
                            .count(),
                    (int) items.stream()
                            .filter(item -> item.cancellation().note() == null)
                            .count());
        }
    }

    /** An account with held cancellations of one cause. */
    record OfAccount(String provider, String account, int count, String address) {}

    /**
     * All held cancellations of one cause.
     *
     * @param filter finds them
     */
    record OfCause(String cause, int count, HeldFilter filter, Possible possible, List<OfAccount> accounts) {}

    /**
     * The causes, the one that waits longest first.
     *
     * @param within the filter that found the items
     */
    static List<OfCause> of(List<Item> items, HeldFilter within, Predicate<Cancellation> canBeReleased) {
        Map<HeldCause, List<Group>> causes = new LinkedHashMap<>();
        HeldQueue.groups(items).forEach(group -> causes.computeIfAbsent(group.cause(), first -> new ArrayList<>())
                .add(group));
        List<OfCause> all = new ArrayList<>();
        causes.forEach((cause, groups) -> {
            List<Item> ofCause =
                    groups.stream().flatMap(group -> group.items().stream()).toList();
            all.add(new OfCause(
                    cause.text(),
                    ofCause.size(),
                    HeldFilter.of(
                            cause, within.filter().provider(), within.filter().account()),
                    Possible.of(ofCause, canBeReleased),
                    groups.stream().map(HeldGroups::account).toList()));
        });
        return all;
    }

    private static OfAccount account(Group group) {
        return new OfAccount(
                group.provider().text(),
                group.account(),
                group.count(),
                HeldFilter.of(group.cause(), group.provider(), group.account()).address());
    }
}
