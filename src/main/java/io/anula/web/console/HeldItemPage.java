package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import io.anula.engine.operator.DecisionResult;
import io.anula.engine.operator.HeldCause;
import io.anula.engine.operator.HeldQueue;
import io.anula.engine.operator.HeldQueue.Item;
import io.anula.engine.operator.MassDecision;
import io.anula.engine.operator.MassDecision.Selected;
import io.anula.engine.operator.OperatorActions;
import io.anula.engine.operator.OperatorDecision.Verb;
import io.anula.store.CancellationQueries;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.util.List;
import java.util.Set;

/** One held cancellation of the queue: a person decides, and the next one comes. */
final class HeldItemPage implements Page {
    private static final Set<Integer> SHOWN = Set.of(422, 428);
    private static final int CONFLICT = 409;

    private final PageLayout frame;
    private final HeldQueue queue;
    private final CancellationQueries queries;
    private final CancellationPage whole;
    private final DecisionForm form;
    private final MassDecision tried;
    private final ProviderNames providers;
    private final RecentReasons reasons;

    /** @param whole the page of one cancellation, of which this page is a part */
    HeldItemPage(
            PageLayout frame,
            HeldQueue queue,
            CancellationQueries queries,
            OperatorActions actions,
            CancellationPage whole,
            DecisionForm form,
            ProviderNames providers,
            RecentReasons reasons) {
        this.frame = frame;
        this.queue = queue;
        this.queries = queries;
        this.whole = whole;
        this.form = form;
        this.tried = new MassDecision(actions, queries);
        this.providers = providers;
        this.reasons = reasons;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        return page(visit, 200, find(visit.id()), "", "");
    }

    private Cancellation find(String id) throws WebProblem {
        return queries.find(id).orElseThrow(Problems::unknown);
    }

    /** Decides, and leads to the next one of the same filter. */
    WebReply decide(PageRequest visit) throws WebProblem {
        String id = visit.id();
        HeldFilter filter = HeldFilter.of(visit.request(), providers);
        Place place = place(queue.items(filter.filter()), id);
        try {
            form.take(visit, id, "decide");
            return Actor.remember(
                    visit,
                    next(
                            filter,
                            place,
                            id,
                            DecisionForm.way(visit.request(), "decide").text()));
        } catch (WebProblem problem) {
            if (SHOWN.contains(problem.status())) {
                return page(visit, problem.status(), find(id), String.valueOf(problem.getMessage()), problem.kind());
            }
            if (problem.status() == CONFLICT) {
                Cancellation now = find(id);
                return now.state() == State.HELD
                        ? page(visit, CONFLICT, now, String.valueOf(problem.getMessage()), problem.kind())
                        : Actor.remember(visit, next(filter, place, id, "late"));
            }
            throw problem;
        }
    }

    private static WebReply next(HeldFilter filter, Place place, String was, String done) {
        String address = place.next().isEmpty() ? filter.address() : filter.at(HeldFilter.ADDRESS + '/' + place.next());
        return WebReply.seeOther(LocalPath.with(LocalPath.with(address, "was", was), "done", done));
    }

    /**
     * The place of a cancellation in the queue.
     *
     * @param number from 1; 0 when it is not in the queue
     * @param before the id of the one before it; empty for the first
     * @param next the id of the one after it, or of the first; empty when it is the only one
     */
    record Place(int number, int count, String before, String next) {}

    private static Place place(List<Item> items, String id) {
        List<String> ids = items.stream().map(item -> item.cancellation().id()).toList();
        int at = ids.indexOf(id);
        String following = at + 1 < ids.size() ? ids.get(at + 1) : at > 0 ? ids.get(0) : "";
        return new Place(at + 1, ids.size(), at > 0 ? ids.get(at - 1) : "", following);
    }

    private WebReply page(PageRequest visit, int status, Cancellation life, String wrong, String kind)
            throws WebProblem {
        WebRequest request = visit.request();
        HeldFilter filter = HeldFilter.of(request, providers);
        List<Item> items = queue.items(filter.filter());
        Place place = place(items, life.id());
        boolean held = life.state() == State.HELD;
        HeldCause cause =
                held ? queue.causes(List.of(life.id())).getOrDefault(life.id(), HeldCause.OTHER) : HeldCause.OTHER;
        Integer seen = DecisionForm.version(request);
        Model model = whole.model(visit, life, new Redactor(true))
                .and("section", "held")
                .and("here", filter.at(HeldFilter.ADDRESS + '/' + life.id()))
                .and("filter", filter)
                .and("cause", cause.text())
                .and("place", place)
                .and("prev", place.before().isEmpty() ? "" : filter.at(HeldFilter.ADDRESS + '/' + place.before()))
                .and("next", place.next().isEmpty() ? "" : filter.at(HeldFilter.ADDRESS + '/' + place.next()))
                .and("may", may(life))
                .and("recent", reasons.newest())
                .and("wrong", wrong)
                .and("wrongKind", kind)
                .and(
                        "late",
                        held && seen == null
                                ? null
                                : FirstDecision.since(queries.history(life.id()), held ? seen : null));
        EarlierDecision.of(visit.request(), queries).addTo(model);
        return frame.page(visit, status, "held-item", model);
    }

    /** What a decision can do now; the others are not offered. */
    record May(boolean release, boolean retry, boolean none) {}

    private May may(Cancellation life) {
        boolean held = life.state() == State.HELD;
        AllowedActions ways = form.ways(life);
        return new May(
                ways.release() && can(life, Verb.RELEASE),
                held && ways.again() && can(life, Verb.RETRY),
                held && ways.again() && can(life, Verb.RESOLVE));
    }

    private boolean can(Cancellation life, Verb verb) {
        Selected one = new Selected(life.id(), life.version(), null);
        return tried.preview(List.of(one), verb, "preview", "preview").stream().allMatch(DecisionResult::done);
    }
}
