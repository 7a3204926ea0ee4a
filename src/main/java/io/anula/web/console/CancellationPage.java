package io.anula.web.console;

import io.anula.answer.Details;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import io.anula.engine.operator.DecisionRefusedException.Kind;
import io.anula.engine.operator.PastCalls;
import io.anula.store.CancellationQueries;
import io.anula.store.FileFingerprints;
import io.anula.store.StoredRequest;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import io.anula.web.console.DecisionForm.Way;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of one cancellation: its state, its history, and the possible decisions. */
final class CancellationPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(CancellationPage.class);
    private static final Set<Integer> SHOWN = Set.of(409, 422, 428);
    private static final int MOST_ASKERS = 20;

    private final PageLayout frame;
    private final CancellationQueries queries;
    private final Details details;
    private final FileFingerprints files;
    private final DecisionForm decision;

    /** @param details gives the links and the evidence of a cancellation */
    CancellationPage(
            PageLayout frame,
            CancellationQueries queries,
            Details details,
            FileFingerprints files,
            DecisionForm decision) {
        this.frame = frame;
        this.queries = queries;
        this.details = details;
        this.files = files;
        this.decision = decision;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        Model model = model(visit, find(visit), new Redactor(true)).and("done", done(visit));
        return frame.page(visit, "life", Map.of("life", "part-life", "ways", "part-ways"), model);
    }

    private static String done(PageRequest visit) {
        return visit.request()
                .query("done")
                .filter(given ->
                        Arrays.stream(Way.values()).anyMatch(way -> way.text().equals(given)))
                .orElse("");
    }

    /** Shows the page with personal data; the log records that. */
    WebReply showAll(PageRequest visit) throws WebProblem {
        Cancellation life = find(visit);
        String who = Actor.of(visit);
        LOG.info("{}: {} looks at its personal data", life, who);
        Model model = model(visit, life, new Redactor(false)).and("personal", true);
        return Actor.remember(visit, frame.page(visit, 200, "life", model));
    }

    /** Applies the decision in a form of the page. */
    WebReply decide(PageRequest visit) throws WebProblem {
        String id = visit.id();
        String verb = visit.request().part("verb");
        try {
            decision.take(visit, id, verb);
            String done = DecisionForm.way(visit.request(), verb).text();
            return Actor.remember(visit, WebReply.seeOther(LocalPath.with("/cancellations/" + id, "done", done)));
        } catch (WebProblem problem) {
            if (!SHOWN.contains(problem.status())) {
                throw problem;
            }
            Model model = model(visit, find(visit), new Redactor(true))
                    .and("wrong", problem.getMessage())
                    .and("wrongKind", problem.kind());
            if (problem.kind().equals(Kind.CHANGED_SINCE.text())) {
                model.and("wayGiven", "") // chosen again from the current possibilities
                        .and("first", FirstDecision.since(queries.history(id), DecisionForm.version(visit.request())));
            }
            return frame.page(visit, problem.status(), "life", model);
        }
    }

    private Cancellation find(PageRequest visit) throws WebProblem {
        return queries.find(visit.id()).orElseThrow(Problems::unknown);
    }

    /** What the page shows of a cancellation. */
    Model model(PageRequest visit, Cancellation life, Redactor masked) {
        WebRequest request = visit.request();
        AllowedActions ways = decision.ways(life);
        List<HistoryEntry> events = queries.history(life.id()).stream()
                .map(row -> HistoryEntry.of(row, masked))
                .toList();
        return Model.of("section", "list")
                .and("here", "/cancellations/" + life.id())
                .and("life", life)
                .and("links", links(life))
                .and("evidence", details.evidence().apply(life))
                .and("ways", ways)
                .and("calls", ways.again() ? calls(life) : null)
                .and("events", events)
                .and("askers", askers(life.id()))
                .and("personal", false)
                .and("done", "")
                .and("wrong", "")
                .and("wrongKind", "")
                .and("first", null)
                .and("whoGiven", visit.isPost() ? Actor.given(request) : Actor.remembered(request))
                .and("reasonGiven", request.form("reason").orElse(""))
                .and("noteGiven", request.form("creditNote").orElse(ways.note()))
                .and("wayGiven", request.form("way").orElse(""));
    }

    /** The addresses of its documents, by their names in answers. A browser opens those that are web addresses. */
    private List<Link> links(Cancellation life) {
        if (life.state() != State.ACCEPTED) {
            return List.of();
        }
        return details.links().apply(List.of(life)).getOrDefault(life.id(), Map.of()).entrySet().stream()
                .map(link -> new Link(
                        link.getKey().toLowerCase(Locale.ROOT),
                        link.getValue(),
                        link.getValue().matches("(?is)https?://.+")))
                .sorted(Comparator.comparing(Link::name))
                .toList();
    }

    private PastCalls calls(Cancellation life) {
        return PastCalls.in(queries.historiesOfInvoice(life));
    }

    /** The requests for this cancellation, with the names of files and the sources of others. */
    private List<Asker> askers(String id) {
        List<StoredRequest> requests = files.askedBy(id, MOST_ASKERS);
        Map<String, String> names = requests.stream()
                .map(StoredRequest::source)
                .distinct()
                .filter(source -> source.matches(ListPage.ID))
                .map(files::find)
                .flatMap(file -> file.stream())
                .collect(Collectors.toMap(file -> file.id(), file -> file.name()));
        return requests.stream()
                .map(request -> new Asker(
                        request.source(),
                        names.getOrDefault(request.source(), ""),
                        request.record(),
                        request.verdict().name()))
                .toList();
    }

    /**
     * An address of a document.
     *
     * @param opens whether it is a web address
     */
    record Link(String name, String address, boolean opens) {}

    /**
     * A request for the cancellation.
     *
     * @param file the file's name; empty if it was not a file
     */
    record Asker(String source, String file, long record, String verdict) {}
}
