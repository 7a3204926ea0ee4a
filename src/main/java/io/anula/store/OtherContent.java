package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.io.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The problem of a request for the same order as an earlier one but with another content: the message names both. */
public final class OtherContent {
    /** The name of the rule in receipts, results and rows. */
    public static final String RULE = "other-content";

    private static final String FIELD = "ordenid";

    private final Sql sql;

    OtherContent(Sql sql) {
        this.sql = sql;
    }

    /** Whether a request was refused for this reason. */
    public static boolean isProblemOf(StoredRequest request) {
        String problem = request.problem();
        return problem != null && Json.own(problem).path("rule").asText().equals(RULE);
    }

    /**
     * The problem for answers.
     *
     * @param batch requests judged earlier in the same transaction, which are not in the store yet
     */
    String problem(Candidate second, Cancellation first, List<StoredRequest> batch) {
        String one = asker(first, batch);
        String other = name(second.source(), second.record());
        String order = Objects.requireNonNull(second.key()).invoice();
        String message =
                ("ordenid: order %1$s is asked for with two contents: first by %2$s (%3$s, %4$s), now with another one by %5$s. Only the "
                                + "first one counts; a further note for the same order needs an ordenid of its own / ordenid: la orden "
                                + "%1$s se pidió con dos contenidos: primero en %2$s (%3$s, %4$s) y ahora con otro en %5$s. Solo vale "
                                + "el primero; otra nota de la misma orden necesita un ordenid propio")
                        .formatted(order, one, first.id(), first.state(), other);
        return Json.text(RequestProblem.fields(FIELD, order, RULE, message));
    }

    private String asker(Cancellation first, List<StoredRequest> batch) {
        return batch.stream()
                .filter(request -> request.verdict() == Verdict.ACCEPTED)
                .filter(request -> first.id()
                        .equals(Objects.requireNonNull(request.cancellation()).id()))
                .findFirst()
                .map(request -> name(request.source(), request.record()))
                .orElseGet(() -> stored(first));
    }

    private String stored(Cancellation first) {
        return sql
                .jdbc
                .query(
                        "select source, record from request where cancellation_id = :id and verdict = 'ACCEPTED'",
                        Map.of("id", first.id()),
                        (row, number) -> name(row.getString(1), row.getLong(2)))
                .stream()
                .findFirst()
                .orElse("an earlier request / un pedido anterior");
    }

    /** The name of a request for people: a file's name and record, or a row's number. */
    private String name(String source, long record) {
        if (RequestRows.isRow(source)) {
            return "row " + source.substring(source.indexOf(':') + 1);
        }
        return sql
                        .jdbc
                        .queryForList("select name from intake_file where id = :id", Map.of("id", source), String.class)
                        .stream()
                        .findFirst()
                        .orElse(source)
                + '#'
                + record;
    }
}
