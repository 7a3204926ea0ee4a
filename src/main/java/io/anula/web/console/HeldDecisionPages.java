package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import io.anula.engine.operator.DecisionResult;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.MassDecision;
import io.anula.engine.operator.MassDecision.Selected;
import io.anula.engine.operator.OperatorActions;
import io.anula.store.CancellationQueries;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import io.anula.web.console.DecisionForm.Way;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One decision on many held cancellations: the preview, which fixes their ids and versions; the decision, on these
 * only; and what became of each.
 */
final class HeldDecisionPages {
    private static final Logger LOG = LoggerFactory.getLogger(HeldDecisionPages.class);
    private static final Set<Way> WAYS = EnumSet.of(Way.RELEASE, Way.RETRY, Way.NONE);
    /** The form's fields have a limit of 8 KB. */
    private static final int IN_FIELD = 100;

    private static final int SHOWN = 200;
    private static final int LONGEST_REASON = 1_000;
    private static final String OUTCOMES = HeldFilter.ADDRESS + "/outcomes/";

    private final PageLayout frame;
    private final HeldQueue queue;
    private final CancellationQueries queries;
    private final OperatorActions actions;
    private final MassDecision decision;
    private final ProviderNames providers;
    private final RecentReasons reasons;
    private final DecisionReports reports;

    HeldDecisionPages(
            PageLayout frame,
            HeldQueue queue,
            CancellationQueries queries,
            OperatorActions actions,
            ProviderNames providers,
            RecentReasons reasons,
            DecisionReports reports) {
        this.frame = frame;
        this.queue = queue;
        this.queries = queries;
        this.actions = actions;
        this.decision = new MassDecision(actions, queries);
        this.providers = providers;
        this.reasons = reasons;
        this.reports = reports;
    }

    /** Shows what the decision would do; nothing is changed. */
    WebReply preview(PageRequest visit) throws WebProblem {
        WebRequest request = visit.request();
        Way way = way(request);
        HeldFilter filter = HeldFilter.of(request, providers);
        List<Selected> selected;
        int left = 0;
        if (request.form("which").filter("all"::equals).isPresent()) {
            List<HeldQueue.Item> items = queue.items(filter.filter());
            selected = items.stream().limit(MassDecision.MOST).map(Selected::of).toList();
            left = items.size() - selected.size();
        } else {
            selected = chosen(request.forms("item-"));
        }
        return preview(visit, 200, "", way, filter, selected, left);
    }

    private WebReply preview(
            PageRequest visit,
            int status,
            String wrong,
            Way way,
            HeldFilter filter,
            List<Selected> selected,
            int left) {
        WebRequest request = visit.request();
        List<DecisionResult> results = decision.preview(selected, way.verb(), visit.who(), "preview");
        List<DecisionResult> able =
                results.stream().filter(DecisionResult::done).toList();
        Map<String, Long> states = able.stream()
                .flatMap(result -> Stream.ofNullable(result.after()))
                .collect(Collectors.groupingBy(after -> after.state().name(), TreeMap::new, Collectors.counting()));
        List<DecisionResult> unable =
                results.stream().filter(result -> !result.done()).toList();
        Model model = Model.of("section", "held")
                .and("here", HeldFilter.ADDRESS)
                .and("wrong", wrong)
                .and("way", way.text())
                .and("filter", filter)
                .and("states", states)
                .and("count", able.size())
                .and(
                        "outOfDoubt",
                        able.stream().filter(DecisionResult::outOfDoubt).count())
                .and("able", able.subList(0, Math.min(SHOWN, able.size())))
                .and("unable", Told.of(unable.subList(0, Math.min(SHOWN, unable.size()))))
                .and("unableCount", unable.size())
                .and("more", Math.max(0, able.size() - SHOWN) + Math.max(0, unable.size() - SHOWN))
                .and("left", left)
                .and("fields", fields(able))
                .and("recent", reasons.newest())
                .and("reasonGiven", request.form("reason").orElse(""))
                .and("whoGiven", request.form("who").orElse(Actor.remembered(request)));
        return frame.page(visit, status, "held-preview", model);
    }

    /** Decides on what the preview showed, in the versions that it showed. */
    WebReply decide(PageRequest visit) throws WebProblem {
        WebRequest request = visit.request();
        Way way = way(request);
        HeldFilter filter = HeldFilter.of(request, providers);
        List<Selected> selected = listed(request);
        try {
            String who = Actor.of(visit);
            String reason = reason(request);
            demandSeen(request, way, selected);
            List<DecisionResult> results = decision.decide(selected, way.verb(), who, reason);
            reasons.add(reason);
            DecisionReports.Report report = new DecisionReports.Report(way.text(), results);
            LOG.info("{} decides on {} of the held ({}): {} done", who, results.size(), way.text(), report.done());
            return Actor.remember(visit, WebReply.seeOther(OUTCOMES + reports.add(report)));
        } catch (WebProblem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
            return preview(visit, 422, String.valueOf(problem.getMessage()), way, filter, selected, 0);
        } catch (IllegalArgumentException invalid) {
            return preview(visit, 422, String.valueOf(invalid.getMessage()), way, filter, selected, 0);
        }
    }

    private static String reason(WebRequest request) throws WebProblem {
        String reason = request.form("reason")
                .or(() -> request.form("recent"))
                .orElse("")
                .strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Problems.wrong("reason: say why / diga por qué");
        }
        return reason;
    }

    /**
     * A call in doubt may have made a note: a person says that none was seen at the provider. That counts for an end without
     * a note too, because the invoice may be asked for again after it.
     */
    private void demandSeen(WebRequest request, Way way, List<Selected> selected) throws WebProblem {
        boolean doubt = (way == Way.RETRY || way == Way.NONE)
                && queries.find(selected.stream().map(Selected::id).toList()).stream()
                        .anyMatch(one -> one.state() == State.HELD && one.heldFrom() == State.IN_DOUBT);
        if (doubt && request.form("seen").isEmpty()) {
            throw Problems.wrong("seen: confirm that no credit note exists at the provider / "
                    + "confirme que no existe nota de crédito en el proveedor");
        }
    }

    /** Shows what became of each, and what is still held. */
    WebReply outcome(PageRequest visit) throws WebProblem {
        DecisionReports.Report report = report(visit);
        List<DecisionResult> done =
                report.results().stream().filter(DecisionResult::done).toList();
        List<DecisionResult> notDone = report.notDone();
        List<HeldQueue.Item> items = queue.items(HeldQueue.Filter.ALL);
        HeldFilter all = HeldFilter.of(null, null, null);
        Model model = Model.of("section", "held")
                .and("way", report.way())
                .and("doneCount", done.size())
                .and("done", done.subList(0, Math.min(SHOWN, done.size())))
                .and("notDoneCount", notDone.size())
                .and("notDone", Told.of(notDone.subList(0, Math.min(SHOWN, notDone.size()))))
                .and("more", Math.max(0, done.size() - SHOWN) + Math.max(0, notDone.size() - SHOWN))
                .and("csv", OUTCOMES + visit.request().part("key") + "/outcome.csv")
                .and("filter", all)
                .and("groups", HeldGroups.of(items, all, actions::canBeReleased));
        return frame.page(visit, 200, "held-outcome", model);
    }

    /** Downloads what became of each. */
    WebReply csv(PageRequest visit) throws WebProblem {
        return WebReply.text(
                        200,
                        "text/csv; charset=utf-8",
                        OutcomeCsv.of(report(visit).results()))
                .with("Content-Disposition", "attachment; filename=outcome.csv")
                .with("Content-Security-Policy", "default-src 'none'; sandbox")
                .with("Cache-Control", "no-store");
    }

    private DecisionReports.Report report(PageRequest visit) throws WebProblem {
        return reports.find(visit.request().part("key")).orElseThrow(Problems::unknown);
    }

    private static Way way(WebRequest request) throws WebProblem {
        Way way = DecisionForm.way(request, "decide");
        if (!WAYS.contains(way)) {
            throw Problems.wrong("way: release, retry or none was expected / se esperaba otra salida");
        }
        return way;
    }

    /**
     * The checked lines of the table.
     *
     * @param versions by id
     */
    private static List<Selected> chosen(Map<String, String> versions) throws WebProblem {
        List<Selected> selected = new ArrayList<>();
        for (Map.Entry<String, String> item : versions.entrySet()) {
            selected.add(selected(item.getKey(), item.getValue()));
        }
        if (selected.isEmpty() || selected.size() > MassDecision.MOST) {
            throw Problems.wrong("choose at least one, and at most %d / elija al menos una, y como máximo %d"
                    .formatted(MassDecision.MOST, MassDecision.MOST));
        }
        return selected;
    }

    private static Selected selected(String id, String version) throws WebProblem {
        if (!id.matches(ListPage.ID) || !version.matches("\\d{1,9}")) {
            throw Problems.wrong("item: an id and a version were expected / se esperaba un id y una versión");
        }
        return new Selected(id, Integer.valueOf(version), null);
    }

    /** The cancellations and versions in the hidden fields of the preview. */
    private static List<Selected> listed(WebRequest request) throws WebProblem {
        Map<String, String> versions = new LinkedHashMap<>();
        for (String field : request.forms("items-").values()) {
            for (String item : field.strip().split(" ", -1)) {
                String[] parts = item.split("\\.", 2);
                versions.put(parts[0], parts.length == 2 ? parts[1] : "");
            }
        }
        return chosen(versions);
    }

    private static List<String> fields(List<DecisionResult> able) {
        List<String> items = new ArrayList<>();
        for (DecisionResult result : able) {
            Cancellation before = result.before();
            if (before != null) {
                items.add(before.id() + '.' + before.version());
            }
        }
        List<String> fields = new ArrayList<>();
        for (int from = 0; from < items.size(); from += IN_FIELD) {
            fields.add(String.join(" ", items.subList(from, Math.min(items.size(), from + IN_FIELD))));
        }
        return fields;
    }

    /** A cancellation that is not decided, and who was first. */
    record Told(DecisionResult result, @Nullable FirstDecision first) {
        static List<Told> of(List<DecisionResult> results) {
            return results.stream()
                    .map(result -> new Told(result, FirstDecision.of(result.first())))
                    .toList();
        }
    }
}
