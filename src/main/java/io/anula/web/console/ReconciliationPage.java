package io.anula.web.console;

import io.anula.reconcile.FindingsCsv;
import io.anula.reconcile.Reconciliation;
import io.anula.store.Finding;
import io.anula.web.WebProblem;
import io.anula.web.WebReply;
import io.anula.web.WebRequest;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The page of what reconciliation found, where a person says that a finding is dealt with. */
final class ReconciliationPage implements Page {
    private static final Logger LOG = LoggerFactory.getLogger(ReconciliationPage.class);
    private static final String ADDRESS = "/reconciliation";
    private static final int MOST = 200;
    private static final int MOST_CSV = 10_000;
    private static final int LONGEST_REASON = 1_000;
    private static final Set<String> DONE = Set.of("seen", "run", "runs", "elsewhere");

    private final PageLayout frame;
    private final Reconciliation reconciliation;

    ReconciliationPage(PageLayout frame, Reconciliation reconciliation) {
        this.frame = frame;
        this.reconciliation = reconciliation;
    }

    @Override
    public WebReply answer(PageRequest visit) throws WebProblem {
        return page(visit, 200, "");
    }

    private WebReply page(PageRequest visit, int status, String wrong) {
        WebRequest request = visit.request();
        List<Finding> findings = reconciliation.findings(MOST + 1);
        Model model = Model.of("section", "reconciliation")
                .and("here", ADDRESS)
                .and("findings", findings.subList(0, Math.min(MOST, findings.size())))
                .and("more", findings.size() > MOST)
                .and("openCount", reconciliation.countOpen())
                .and("run", reconciliation.lastRun())
                .and("lists", reconciliation.lastLists())
                .and("wrong", wrong)
                .and("done", request.query("done").filter(DONE::contains).orElse(""))
                .and("whoGiven", visit.isPost() ? Actor.given(request) : Actor.remembered(request))
                .and("reasonGiven", request.form("reason").orElse(""));
        return frame.page(visit, status, "reconciliation", model);
    }

    /** Downloads the findings. */
    WebReply csv(PageRequest visit) {
        return WebReply.text(200, "text/csv; charset=utf-8", FindingsCsv.of(reconciliation.findings(MOST_CSV)))
                .with("Content-Disposition", "attachment; filename=reconciliation.csv")
                .with("Content-Security-Policy", "default-src 'none'; sandbox")
                .with("Cache-Control", "no-store");
    }

    /** Notes that a person has dealt with the chosen findings. */
    WebReply seen(PageRequest visit) throws WebProblem {
        WebRequest request = visit.request();
        try {
            String who = Actor.of(visit);
            String reason = request.form("reason").orElse("").strip().replace("\r\n", "\n");
            List<String> ids = reconciliation.findings(MOST).stream()
                    .map(Finding::id)
                    .filter(id -> request.form("finding-" + id).isPresent())
                    .toList();
            if (ids.isEmpty() || reason.isEmpty() || reason.length() > LONGEST_REASON) {
                throw Problems.wrong(
                        "choose at least one finding and say why / elija al menos un hallazgo e indique el motivo");
            }
            reconciliation.seen(ids, who, reason);
            LOG.info("{} has seen the findings {}", who, ids);
            return Actor.remember(visit, WebReply.seeOther(LocalPath.with(ADDRESS, "done", "seen")));
        } catch (WebProblem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
            return page(visit, 422, String.valueOf(problem.getMessage()));
        }
    }

    /** Runs now. */
    WebReply run(PageRequest visit) {
        String done =
                switch (reconciliation.runNow()) {
                    case BEGINS -> "run";
                    case RUNS_ALREADY -> "runs";
                    case ELSEWHERE -> "elsewhere";
                };
        LOG.info("{} asks for a reconciliation now: {}", visit.who(), done);
        return WebReply.seeOther(LocalPath.with(ADDRESS, "done", done));
    }
}
