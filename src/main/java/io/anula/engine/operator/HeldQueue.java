package io.anula.engine.operator;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Provider;
import io.anula.store.CancellationQueries;
import io.anula.store.HistoryRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The held cancellations with their causes: those that wait longest come first. */
public final class HeldQueue {
    /** The limit of cancellations that are read. */
    public static final int MOST = 5_000;

    private static final int CHUNK = 500;

    private final CancellationQueries queries;

    public HeldQueue(CancellationQueries queries) {
        this.queries = queries;
    }

    /**
     * The filter of the queue: a cancellation must match every given part.
     *
     * @param cause null for any; so are the others
     */
    public record Filter(
            @Nullable HeldCause cause,
            @Nullable Provider provider,
            @Nullable String account) {
        /** Matches all held cancellations. */
        public static final Filter ALL = new Filter(null, null, null);
    }

    /** A held cancellation and why it waits. */
    public record Item(Cancellation cancellation, HeldCause cause) {
        /** Since when it waits. */
        public Instant since() {
            return cancellation.changedAt();
        }
    }

    /**
     * Held cancellations of one cause and one account.
     *
     * @param items at least one, oldest first
     */
    public record Group(HeldCause cause, Provider provider, String account, List<Item> items) {
        public Group {
            items = List.copyOf(items);
        }

        /** How many there are. */
        public int count() {
            return items.size();
        }
    }

    /** The matching cancellations, oldest first, up to {@link #MOST}. */
    public List<Item> items(Filter filter) {
        List<Cancellation> held = queries.held(filter.provider(), filter.account(), MOST);
        Map<String, HeldCause> causes =
                causes(held.stream().map(Cancellation::id).toList());
        return held.stream()
                .map(one -> new Item(one, causes.getOrDefault(one.id(), HeldCause.OTHER)))
                .filter(item -> filter.cause() == null || item.cause() == filter.cause())
                .sorted(Comparator.comparing(Item::since)
                        .thenComparing(item -> item.cancellation().id()))
                .toList();
    }

    /** The causes of these held cancellations, by id. */
    public Map<String, HeldCause> causes(Collection<String> ids) {
        Map<String, HeldCause> causes = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += CHUNK) {
            Map<String, List<HistoryRow>> histories =
                    queries.histories(all.subList(from, Math.min(all.size(), from + CHUNK)));
            histories.forEach((id, history) -> causes.put(id, HeldCause.of(history)));
        }
        return causes;
    }

    /** The groups of these items by cause and account, in the order of their oldest items. */
    public static List<Group> groups(List<Item> items) {
        Map<List<Object>, List<Item>> groups = new LinkedHashMap<>();
        for (Item item : items) {
            List<Object> key = List.of(
                    item.cause(),
                    item.cancellation().key().provider(),
                    item.cancellation().key().account());
            groups.computeIfAbsent(key, first -> new ArrayList<>()).add(item);
        }
        return groups.values().stream()
                .map(group -> new Group(
                        group.get(0).cause(),
                        group.get(0).cancellation().key().provider(),
                        group.get(0).cancellation().key().account(),
                        group))
                .toList();
    }
}
