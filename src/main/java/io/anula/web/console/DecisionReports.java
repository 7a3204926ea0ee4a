package io.anula.web.console;

import io.anula.engine.operator.DecisionResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of each cancellation in the last decisions on many; only while this process runs. */
final class DecisionReports {
    private static final int MOST = 50;

    private final Map<String, Report> reports = new LinkedHashMap<>();
    private final Tokens tokens;

    DecisionReports(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * One decision on many.
     *
     * @param way what was decided
     */
    record Report(String way, List<DecisionResult> results) {
        Report {
            results = List.copyOf(results);
        }

        /** How many are done. */
        public long done() {
            return results.stream().filter(DecisionResult::done).count();
        }

        /** Those that are not done. */
        public List<DecisionResult> notDone() {
            return results.stream().filter(result -> !result.done()).toList();
        }
    }

    /** Keeps the report; returns its key, which cannot be guessed. */
    synchronized String add(Report report) {
        String key = tokens.make();
        reports.put(key, report);
        if (reports.size() > MOST) {
            reports.remove(reports.keySet().iterator().next());
        }
        return key;
    }

    /** The report with this key. */
    synchronized Optional<Report> find(String key) {
        return Optional.ofNullable(reports.get(key));
    }
}
