package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.engine.operator.CancellationSummaries.Summary;
import io.anula.observe.alarm.Alarms;
import io.anula.store.CancellationQueries;
import io.anula.store.CancellationSearch;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** The first page: decisions that are due, alarms, numbers, and charts of the last hour. */
final class OverviewPage implements Page {
    private static final int MOST_HELD = 10;

    private final PageLayout frame;
    private final CancellationSearch search;
    private final CancellationQueries queries;
    private final CancellationSummaries summaries;
    private final Alarms alarms;
    private final Series series;
    private final Clock clock;
    private final Predicate<Cancellation> canBeReleased;

    /** @param canBeReleased whether a release would not lead directly to {@code HELD} again */
    OverviewPage(
            PageLayout frame,
            CancellationSearch search,
            CancellationQueries queries,
            CancellationSummaries summaries,
            Alarms alarms,
            Series series,
            Clock clock,
            Predicate<Cancellation> canBeReleased) {
        this.frame = frame;
        this.search = search;
        this.queries = queries;
        this.summaries = summaries;
        this.alarms = alarms;
        this.series = series;
        this.clock = clock;
        this.canBeReleased = canBeReleased;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        return switch (visit.part()) {
            case "" -> frame.page(visit, 200, "overview", now(held(Model.of("section", "overview"), visit)));
            case "held" -> frame.part(visit, "part-held", held(Model.empty(), visit));
            case "now" -> frame.part(visit, "part-now", now(Model.empty()));
            case "news" -> frame.part(visit, "part-news", Model.empty());
            default -> throw Problems.unknown();
        };
    }

    private Model held(Model model, PageRequest visit) {
        List<HeldCancellation> held = search.in(State.HELD, MOST_HELD).stream()
                .map(life -> HeldCancellation.of(life, canBeReleased, queries))
                .toList();
        return model.and("held", held).and("whoGiven", Actor.remembered(visit.request()));
    }

    private Model now(Model model) {
        Summary newest = summaries.newest();
        series.add(newest);
        Instant now = clock.instant();
        List<CountsOverview> moments = series.moments();
        return model.and("alarms", alarms.active())
                .and("states", CountTable.ORDER)
                .and("table", CountTable.of(newest, series.before()))
                .and("throughput", Chart.throughput(moments, now))
                .and("age", Chart.age(moments, now))
                .and("changes", Series.CHANGES.toMinutes());
    }
}
