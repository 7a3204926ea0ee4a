package io.anula.provider.lafactura;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Outcome.Rejected;
import io.anula.io.Json;
import io.anula.provider.http.ProviderAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What LaFactura's answer to {@code getLog} adds to a rejection. Its rows of {@code fecha} and {@code proceso}
 * (provider documentation) are the only place that may say why the DIAN rejected a note. Open: where the rows are in
 * the answer, and whether {@code proceso} is a number or a sentence.
 */
final class LogAnswer {
    private static final String WHEN = "fecha";
    private static final String WHAT = "proceso";
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{3}");
    private static final Pattern REASON = Pattern.compile("rechaz|reject|regla|rule|error|inv[aá]lid|no v[aá]lid");
    private static final int DEEPEST = 20;

    private LogAnswer() {}

    /** The rejection with its reason, if the log contains one. */
    static Rejected explained(Rejected rejected, ProviderAnswer raw) {
        Optional<String> reason = Json.value(raw.body()).flatMap(LogAnswer::reason);
        return reason.filter(why -> !rejected.message().contains(why))
                .map(why -> new Rejected(
                        rejected.process(),
                        rejected.message() + ": " + why,
                        rejected.evidence() == null ? raw.evidence() : rejected.evidence() + "\n" + raw.evidence()))
                .orElse(rejected);
    }

    /** The newest sentence about a rejection, otherwise the newest sentence. */
    private static Optional<String> reason(JsonNode answer) {
        List<Row> rows = new ArrayList<>();
        collect(answer, rows, 0);
        List<Row> newestFirst = rows.stream()
                .filter(row -> SENTENCE.matcher(row.what()).find())
                .sorted(Comparator.comparing(Row::when)
                        .thenComparing(Row::place)
                        .reversed())
                .toList();
        return newestFirst.stream()
                .filter(row ->
                        REASON.matcher(row.what().toLowerCase(Locale.ROOT)).find())
                .findFirst()
                .or(() -> newestFirst.stream().findFirst())
                .map(Row::what)
                .map(Said::cut);
    }

    private static void collect(JsonNode node, List<Row> rows, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        if (node.isTextual() && node.asText().strip().startsWith("[")) {
            Json.value(node.asText()).ifPresent(inside -> collect(inside, rows, depth + 1));
        }
        String when = "";
        String what = "";
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            String value =
                    field.getValue().isValueNode() ? field.getValue().asText().strip() : "";
            when = name.equals(WHEN) ? value : when;
            what = name.equals(WHAT) ? value : what;
        }
        if (!what.isEmpty()) {
            rows.add(new Row(when, rows.size(), what));
        }
        node.forEach(child -> collect(child, rows, depth + 1));
    }

    /** A row of the log: the time as written, the position in the answer, and the text. */
    private record Row(String when, int place, String what) {}
}
