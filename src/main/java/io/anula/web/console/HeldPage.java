package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.ProviderNames;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.HeldQueue.Group;
import io.anula.engine.operator.HeldQueue.Item;
import io.anula.engine.operator.OperatorActions;
import io.anula.store.CancellationQueries;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The queue of held cancellations: grouped by cause and account, what waits longest first. */
final class HeldPage implements Page {
    private static final int SIZE = 100;
    private static final String PAGE = "page";

    private final PageLayout frame;
    private final HeldQueue queue;
    private final CancellationQueries queries;
    private final OperatorActions actions;
    private final ProviderNames providers;
    private final Clock clock;

    HeldPage(
            PageLayout frame,
            HeldQueue queue,
            CancellationQueries queries,
            OperatorActions actions,
            ProviderNames providers,
            Clock clock) {
        this.frame = frame;
        this.queue = queue;
        this.queries = queries;
        this.actions = actions;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * One line of the table.
     *
     * @param heads how many its group has, in the first line of a group on the page; otherwise 0
     * @param address of the page on which it is decided
     */
    record Row(
            Cancellation life,
            String cause,
            String heading,
            int heads,
            RequestFacts facts,
            Duration waiting,
            String address) {}

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        WebRequest request = visit.request();
        HeldFilter filter = HeldFilter.of(request, providers);
        List<Item> items = queue.items(filter.filter());
        int page = page(request);
        List<Row> rows = rows(items, filter, page);
        Model model = Model.of("section", "held")
                .and("filter", filter)
                .and("count", items.size())
                .and("bounded", items.size() == HeldQueue.MOST)
                .and("groups", HeldGroups.of(items, filter, actions::canBeReleased))
                .and("possible", HeldGroups.Possible.of(items, actions::canBeReleased))
                .and("rows", rows)
                .and("facts", rows.stream().anyMatch(row -> !row.facts().equals(RequestFacts.NONE)))
                .and("wrong", "")
                .and("first", page == 0 ? "" : filter.address())
                .and(
                        "next",
                        items.size() > (page + 1) * SIZE
                                ? LocalPath.with(filter.address(), PAGE, Integer.toString(page + 1))
                                : "");
        EarlierDecision.of(request, queries).addTo(model);
        return frame.page(visit, 200, "held", model);
    }

    private static int page(WebRequest request) throws WebProblem {
        String given = request.query(PAGE).orElse("0");
        if (!given.matches("\\d{1,4}")) {
            throw WebProblem.wrongParameter(PAGE, given, "a whole number");
        }
        return Integer.parseInt(given);
    }

    private List<Row> rows(List<Item> items, HeldFilter filter, int page) {
        List<Row> rows = new ArrayList<>();
        Instant now = clock.instant();
        int from = page * SIZE;
        int position = 0;
        for (Group group : HeldQueue.groups(items)) {
            boolean heads = true;
            for (Item item : group.items()) {
                if (position >= from && position < from + SIZE) {
                    rows.add(row(item, group, heads, filter, now));
                    heads = false;
                }
                position++;
            }
        }
        Map<String, String> contents =
                queries.contents(rows.stream().map(row -> row.life().id()).toList());
        return rows.stream()
                .map(row -> new Row(
                        row.life(),
                        row.cause(),
                        row.heading(),
                        row.heads(),
                        RequestFacts.of(contents.getOrDefault(row.life().id(), "")),
                        row.waiting(),
                        row.address()))
                .toList();
    }

    private static Row row(Item item, Group group, boolean heads, HeldFilter filter, Instant now) {
        Cancellation life = item.cancellation();
        Duration waiting = Duration.between(item.since(), now);
        return new Row(
                life,
                item.cause().text(),
                group.provider().text() + " / " + group.account(),
                heads ? group.count() : 0,
                RequestFacts.NONE,
                waiting.isNegative() ? Duration.ZERO : waiting,
                filter.at(HeldFilter.ADDRESS + '/' + life.id()));
    }
}
