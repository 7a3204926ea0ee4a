package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.util.Map;

/** The page of the routes: whether they run, how many exchanges they had, and their steps. */
final class RoutesPage implements Page {
    private final PageLayout frame;
    private final RouteWatch watch;

    RoutesPage(PageLayout frame, RouteWatch watch) {
        this.frame = frame;
        this.watch = watch;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        Model model = Model.of("section", "routes").and("routes", watch.snapshots());
        return frame.page(visit, "routes", Map.of("rows", "part-routes"), model);
    }
}
