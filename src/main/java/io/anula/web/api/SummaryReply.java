package io.anula.web.api;

import io.anula.engine.operator.CancellationSummaries.Summary;
import io.anula.store.CancellationCounts.Count;
import io.anula.web.WebReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers of cancellations, by state and by account. */
final class SummaryReply {
    private SummaryReply() {}

    static WebReply of(Summary summary) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", summary.at().toString());
        Map<String, Long> states = new TreeMap<>();
        summary.counts().forEach(count -> states.merge(count.state().name(), count.count(), Long::sum));
        all.put("states", states);
        all.put("accounts", accounts(summary.counts()));
        return WebReply.json(200, all);
    }

    private static List<Map<String, Object>> accounts(List<Count> counts) {
        return counts.stream()
                .map(count -> Map.<String, Object>of(
                        "provider", count.provider().text(),
                        "account", count.account(),
                        "state", count.state().name(),
                        "count", count.count()))
                .toList();
    }
}
