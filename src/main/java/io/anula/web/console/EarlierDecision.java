package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.store.CancellationQueries;
import io.anula.web.WebRequest;
import io.anula.web.console.DecisionForm.Way;
import java.util.Arrays;
import java.util.Optional;

/**
 * The decision that led to this page.
 *
 * @param way what was decided; empty if nothing was, {@code late} if another person was first
 */
record EarlierDecision(String way, Optional<Cancellation> was, Optional<FirstDecision> first) {
    static EarlierDecision of(WebRequest request, CancellationQueries queries) {
        String way = request.query("done").orElse("");
        Optional<Cancellation> was =
                request.query("was").filter(id -> id.matches(ListPage.ID)).flatMap(queries::find);
        boolean known = way.equals("late")
                || Arrays.stream(Way.values()).anyMatch(one -> one.text().equals(way));
        if (!known || was.isEmpty()) {
            return new EarlierDecision("", Optional.empty(), Optional.empty());
        }
        return new EarlierDecision(
                way,
                was,
                way.equals("late")
                        ? Optional.ofNullable(
                                FirstDecision.since(queries.history(was.get().id()), null))
                        : Optional.empty());
    }

    void addTo(Model model) {
        model.and("doneWay", way)
                .and("wasInvoice", was.map(one -> one.key().invoice()).orElse(""))
                .and("wasFirst", first.orElse(null));
    }
}
