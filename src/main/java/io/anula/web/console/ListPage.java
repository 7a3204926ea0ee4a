package io.anula.web.console;

import io.anula.cancellation.State;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.store.CancellationCounts.Count;
import io.anula.store.CancellationFilter;
import io.anula.store.CancellationSearch;
import io.anula.web.ListFilter;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page of cancellations, newest first: all, or the results of a search. */
final class ListPage implements Page {
    static final String ID = "[0-9A-Z]{26}";
    private static final int SIZE = 50;
    private static final int LONGEST_TEXT = 100;

    private final PageLayout frame;
    private final CancellationSearch search;
    private final CancellationSummaries summaries;

    ListPage(PageLayout frame, CancellationSearch search, CancellationSummaries summaries) {
        this.frame = frame;
        this.search = search;
        this.summaries = summaries;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        WebRequest request = visit.request();
        CancellationFilter filter = filter(request);
        String before = request.query("before").filter(id -> id.matches(ID)).orElse(null);
        CancellationSearch.Page page = search.page(filter, before, SIZE);
        String asked = asked(filter);
        Model model = Model.of("section", "list")
                .and("lives", page.found())
                .and("state", filter.state() == null ? "" : filter.state().name())
                .and(
                        "provider",
                        filter.provider() == null ? "" : filter.provider().text())
                .and("account", filter.account() == null ? "" : filter.account())
                .and("q", filter.text() == null ? "" : filter.text())
                .and("states", Arrays.stream(State.values()).map(State::name).toList())
                .and("providers", search.providers().texts())
                .and("accounts", accounts(filter.account()))
                .and("first", "/cancellations" + asked)
                .and("isLive", before == null && filter.text() == null && !page.bounded())
                .and("isFirst", before == null)
                .and("bounded", page.bounded())
                .and("read", CancellationSearch.MOST_READ)
                .and("next", page.goOn() == null ? "" : next(asked, page.goOn()))
                .and("refresh", LocalPath.with("/cancellations" + asked, "part", "rows"));
        return frame.page(visit, "list", Map.of("rows", "part-rows"), model);
    }

    private static String next(String asked, String before) {
        return LocalPath.with("/cancellations" + asked, "before", before);
    }

    /** The accounts with cancellations and the one that is asked for: the page must show that it filters by it. */
    private List<String> accounts(@Nullable String asked) {
        return Stream.concat(
                        Stream.ofNullable(asked),
                        summaries.newest().counts().stream().map(Count::account))
                .distinct()
                .sorted()
                .toList();
    }

    private CancellationFilter filter(WebRequest request) throws WebProblem {
        CancellationFilter filter = ListFilter.of(request, search.providers());
        String text = filter.text() == null ? null : filter.text().strip();
        return new CancellationFilter(
                filter.state(),
                filter.provider(),
                filter.account(),
                text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    private static String asked(CancellationFilter filter) {
        StringBuilder asked = new StringBuilder();
        add(asked, "state", filter.state() == null ? null : filter.state().name());
        add(
                asked,
                "provider",
                filter.provider() == null ? null : filter.provider().text());
        add(asked, "account", filter.account());
        add(asked, "q", filter.text());
        return asked.toString();
    }

    private static void add(StringBuilder asked, String name, @Nullable String value) {
        if (value != null) {
            asked.append(asked.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
