package io.anula.web.console;

import io.anula.cancellation.State;
import io.anula.engine.operator.CancellationSummaries;
import io.anula.observe.alarm.Alarms;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The frame of every page: navigation, language, user; and headers that prevent foreign code. */
final class PageLayout {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private final Templates templates;
    private final Assets assets;
    private final CancellationSummaries summaries;
    private final Alarms alarms;
    private final Supplier<ConfigInfo> config;
    private final BooleanSupplier simulated;
    private final boolean hasUsers;

    PageLayout(
            Templates templates,
            Assets assets,
            CancellationSummaries summaries,
            Alarms alarms,
            Supplier<ConfigInfo> config,
            BooleanSupplier simulated,
            boolean hasUsers) {
        this.simulated = simulated;
        this.templates = templates;
        this.assets = assets;
        this.summaries = summaries;
        this.alarms = alarms;
        this.config = config;
        this.hasUsers = hasUsers;
    }

    /** The page of this template, filled with the model. */
    WebReply page(PageRequest visit, int status, String template, Model model) {
        String here = model.values().get("here") instanceof String given
                ? given
                : LocalPath.without(visit.request().uri(), "lang");
        model.values().putIfAbsent("section", "");
        common(visit, model)
                .and("here", here)
                .and("english", LocalPath.with(here, "lang", "en"))
                .and("spanish", LocalPath.with(here, "lang", "es"))
                .and("assets", assets.addresses());
        WebReply reply = guarded(visit, status, template, model);
        return visit.isNew() ? reply.withCookie(Cookies.set(visit.request(), Cookies.FORMS, visit.key())) : reply;
    }

    /**
     * The page of this template, or only the requested part.
     *
     * @param parts the template of each part, by the part's name
     */
    WebReply page(PageRequest visit, String template, Map<String, String> parts, Model model) throws WebProblem {
        if (visit.part().isEmpty()) {
            return page(visit, 200, template, model);
        }
        String part = parts.get(visit.part());
        if (part == null) {
            throw Problems.unknown();
        }
        return part(visit, part, model);
    }

    /** A part of a page, for htmx. */
    WebReply part(PageRequest visit, String template, Model model) {
        return guarded(visit, 200, template, common(visit, model));
    }

    /** A page that shows a problem. */
    WebReply problem(PageRequest visit, WebProblem problem) {
        if (visit.isPart()) {
            return WebReply.text(problem.status(), "text/plain; charset=utf-8", String.valueOf(problem.getMessage()));
        }
        Model model = Model.of("kind", problem.kind())
                .and("detail", problem.getMessage())
                .and("here", visit.isPost() ? "/" : null);
        return page(visit, problem.status(), "problem", model);
    }

    private Model common(PageRequest visit, Model model) {
        boolean mayEnter = !hasUsers || visit.user() != null;
        return model.and("lang", visit.language().tag())
                .and("user", visit.user())
                .and("hasUsers", hasUsers)
                .and("mayEnter", mayEnter)
                .and("csrf", visit.token())
                .and("config", config.get())
                .and("simulated", simulated.getAsBoolean())
                .and("heldCount", mayEnter ? held() : 0)
                .and("alarmCount", mayEnter ? alarms.active().size() : 0);
    }

    private long held() {
        return summaries.newest().counts().stream()
                .filter(count -> count.state() == State.HELD)
                .mapToLong(count -> count.count())
                .sum();
    }

    private WebReply guarded(PageRequest visit, int status, String template, Model model) {
        return WebReply.html(status, templates.render(template, visit.language(), model))
                .with("Content-Security-Policy", POLICY)
                .with("X-Frame-Options", "DENY")
                .with("Cross-Origin-Opener-Policy", "same-origin")
                .with("Cache-Control", "no-store");
    }
}
