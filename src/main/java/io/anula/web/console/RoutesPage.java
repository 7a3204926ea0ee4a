package io.anula.web.console;

import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.util.List;

/** The routes: whether they run, what went through them, and what each does, step by step. */
final class RoutesPage implements Page {
    private final PageLayout frame;
    private final RouteWatch watch;

    RoutesPage(PageLayout frame, RouteWatch watch) {
        this.frame = frame;
        this.watch = watch;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        List<RouteSnapshot> all = watch.look();
        Model model = Model.of("section", "routes")
                .and("routes", all.stream().filter(route -> !route.isWeb()).toList())
                .and("endpoints", all.stream().filter(RouteSnapshot::isWeb).toList());
        return switch (visit.part()) {
            case "" -> frame.page(visit, 200, "routes", model);
            case "rows" -> frame.part(visit, "part-routes", model);
            default -> throw Problems.unknown();
        };
    }
}
