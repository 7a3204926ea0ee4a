package io.anula.web.console;

import io.anula.cancellation.CreditNote;
import io.anula.provider.trial.Difference;
import io.anula.provider.trial.StoredAnswers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the answers in the store mean by the settings of today and by changed ones, newest cancellations first.
 *
 * @param cancellations how many were looked at
 * @param answers how many of their answers were judged
 * @param skipped how many answers have no account any more
 * @param changed how many mean something else by the changed settings than by those of today
 * @param rows those that the settings change first, then those that today's settings judge otherwise than they were;
 * at most {@value #MOST_ROWS}
 * @param more how many rows are not in the list
 * @param goOn the older ones begin before this id; empty when all were looked at
 */
record TriedAnswers(int cancellations, int answers, int skipped, int changed, List<Row> rows, int more, String goOn) {
    /** So many cancellations are looked at for one page. */
    static final int MOST = 2_000;

    private static final int MOST_ROWS = 200;
    private static final int PAGE = 100;

    /**
     * What an answer is taken for.
     *
     * @param note the credit note's code; empty if none is named
     */
    record Judged(String meaning, String note) {}

    /**
     * An answer.
     *
     * @param then as it was recorded
     * @param today by today's settings
     * @param tried by the changed settings
     */
    record Row(
            String id,
            String invoice,
            String account,
            String at,
            String operation,
            Judged then,
            Judged today,
            Judged tried,
            String reason) {
        public boolean isChanged() {
            return !today.equals(tried);
        }
    }

    /** Looks at the next cancellations before that id; null for the newest. */
    static TriedAnswers of(StoredAnswers today, StoredAnswers tried, @Nullable String before, Language language) {
        List<Row> rows = new ArrayList<>();
        int cancellations = 0;
        int answers = 0;
        int skipped = 0;
        String next = before;
        do {
            StoredAnswers.Page now = today.page(next, PAGE);
            StoredAnswers.Page then = tried.page(next, PAGE);
            rows.addAll(rows(now.otherwise(), then.otherwise(), language));
            cancellations += then.cancellations();
            answers += then.answers();
            skipped += then.skipped();
            next = then.goOn();
        } while (next != null && cancellations < MOST);
        rows.sort(Comparator.comparing(Row::isChanged).reversed());
        int shown = Math.min(rows.size(), MOST_ROWS);
        return new TriedAnswers(
                cancellations,
                answers,
                skipped,
                (int) rows.stream().filter(Row::isChanged).count(),
                List.copyOf(rows.subList(0, shown)),
                rows.size() - shown,
                next == null ? "" : next);
    }

    private static List<Row> rows(List<Difference> today, List<Difference> tried, Language language) {
        Map<String, Difference> now = byAnswer(today);
        Map<String, Difference> then = byAnswer(tried);
        TreeSet<String> all = new TreeSet<>(Comparator.reverseOrder());
        all.addAll(now.keySet());
        all.addAll(then.keySet());
        return all.stream()
                .map(answer -> row(now.get(answer), then.get(answer), language))
                .toList();
    }

    private static Map<String, Difference> byAnswer(List<Difference> differences) {
        Map<String, Difference> found = new LinkedHashMap<>();
        differences.forEach(each -> found.put(each.id() + each.at() + each.operation(), each));
        return found;
    }

    /** At least one of both is there; the other judges the answer as it was recorded. */
    private static Row row(@Nullable Difference today, @Nullable Difference tried, Language language) {
        Difference one = tried == null ? Objects.requireNonNull(today) : tried;
        return new Row(
                one.id(),
                one.invoice(),
                one.account(),
                one.at(),
                one.operation(),
                meaning(one.then(), one.thenNote()),
                today == null ? meaning(one.then(), one.thenNote()) : meaning(today.now(), today.nowNote()),
                tried == null ? meaning(one.then(), one.thenNote()) : meaning(tried.now(), tried.nowNote()),
                one.reasons().isEmpty()
                        ? ""
                        : language == Language.ES
                                ? one.reasons().get(0).spanish()
                                : one.reasons().get(0).english());
    }

    private static Judged meaning(String name, @Nullable CreditNote note) {
        return new Judged(name, note == null ? "" : note.code());
    }
}
