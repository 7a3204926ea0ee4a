package io.anula.web.console;

import io.anula.store.ConfigChange;
import io.anula.store.ConfigLog;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.util.List;

/** The page for settings and routes: the running version, faults of the last edit, and all earlier versions. */
final class ConfigPage implements Page {
    private static final int SIZE = 20;

    private final PageLayout frame;
    private final ConfigLog log;
    private final List<String> tried;

    /** @param tried the providers whose answers are read by settings that can be tried */
    ConfigPage(PageLayout frame, ConfigLog log, List<String> tried) {
        this.frame = frame;
        this.log = log;
        this.tried = tried;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        return switch (visit.part()) {
            case "" -> frame.page(visit, 200, "config", versions(visit));
            case "version" -> frame.part(visit, "part-version", Model.empty());
            case "running" -> frame.part(visit, "part-running", Model.empty());
            case "versions" -> frame.part(visit, "part-versions", versions(visit));
            default -> throw Problems.unknown();
        };
    }

    private Model versions(PageRequest visit) {
        long before = visit.request()
                .query("before")
                .filter(number -> number.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(Long.MAX_VALUE);
        List<ConfigChange> found = log.changes(before, SIZE + 1);
        boolean more = found.size() > SIZE;
        return Model.of("section", "config")
                .and("tried", tried)
                .and("versions", more ? found.subList(0, SIZE) : found)
                .and("isFirst", before == Long.MAX_VALUE)
                .and(
                        "next",
                        more ? "/config?before=" + found.get(SIZE - 1).version().version() : "");
    }
}
