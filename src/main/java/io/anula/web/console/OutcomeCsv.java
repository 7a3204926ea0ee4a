package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.engine.operator.DecisionResult;
import io.anula.store.HistoryRow;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of each cancellation, as CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe. */
final class OutcomeCsv {
    private static final String HEADER =
            "id,provider,account,invoice,outcome,state,first-by,first-at,first-event,message";
    private static final String END = "\r\n";
    private static final String FORMULAS = "=+-@\t\r";

    private OutcomeCsv() {}

    static String of(List<DecisionResult> results) {
        return results.stream().map(OutcomeCsv::row).collect(Collectors.joining("", HEADER + END, ""));
    }

    private static String row(DecisionResult result) {
        Cancellation current = result.current();
        HistoryRow first = result.first();
        return Stream.of(
                                result.id(),
                                current == null ? "" : current.key().provider().text(),
                                current == null ? "" : current.key().account(),
                                current == null ? "" : current.key().invoice(),
                                result.kind().text(),
                                current == null ? "" : current.state().name(),
                                first == null ? "" : Objects.requireNonNullElse(first.actor(), ""),
                                first == null ? "" : first.at().toString(),
                                first == null ? "" : first.event(),
                                result.message())
                        .map(OutcomeCsv::cell)
                        .collect(Collectors.joining(","))
                + END;
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(each -> ",\";\r\n".indexOf(each) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
