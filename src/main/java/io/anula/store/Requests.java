package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The requests with their cancellations. A batch is accepted as follows:
 *
 * <ol>
 *   <li>A record that the store already has keeps its verdict, so reading a source again creates no duplicates.
 *   <li>A request whose key is live, or occurred earlier in the batch, is a duplicate; if it has another content than the
 *       first, it is invalid.
 *   <li>A row that showed a rejection and was then reset by a person is a new request.
 *   <li>The others become cancellations. The whole batch is one transaction.
 *   <li>If another writer has used a key in the meantime, the unique index stops the transaction, and the batch begins
 *       again and sees that key.
 * </ol>
 */
public final class Requests {
    private static final int MOST_COLLISIONS = 20;
    static final String REQUESTS = "request r";
    private static final String INSERT =
            "insert into request (source, record, line, verdict, cancellation_id, problem, "
                    + "answered) values (:source, :record, :line, :verdict, :id, :problem, :answered)";

    private final Sql sql;
    private final Cancellations cancellations;
    private final Clock clock;

    public Requests(Database database, Cancellations cancellations, Clock clock) {
        this.sql = database.sql();
        this.cancellations = cancellations;
        this.clock = clock;
    }

    /** Accepts the batch; returns one stored request for each candidate, in order. */
    public List<StoredRequest> accept(List<Candidate> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        for (int collisions = 0; ; collisions++) {
            try {
                return sql.inTransaction(() -> acceptOnce(batch));
            } catch (DuplicateKeyException | ConcurrencyFailureException collision) {
                if (collisions == MOST_COLLISIONS) {
                    throw collision;
                }
            }
        }
    }

    private List<StoredRequest> acceptOnce(List<Candidate> batch) {
        Known known = Known.of(sql, batch);
        Accepting accepting = new Accepting(sql, cancellations, clock, batch);
        List<StoredRequest> all = new ArrayList<>(batch.size());
        for (Candidate candidate : batch) {
            StoredRequest before = known.find(candidate);
            all.add(
                    before != null && !known.isAskedAnew(before, candidate)
                            ? before
                            : accepting.judge(before == null ? candidate : known.next(candidate)));
        }
        cancellations.insert(accepting.born());
        accepting.marks().write();
        insert(accepting.fresh());
        cancellations.hold(accepting.held());
        tellDuplicates(accepting.fresh(), accepting.aliveBefore());
        countOpen(accepting.fresh());
        return all;
    }

    private void insert(List<StoredRequest> fresh) {
        if (!fresh.isEmpty()) {
            sql.jdbc.batchUpdate(
                    INSERT, fresh.stream().map(Requests::parameters).toArray(SqlParameterSource[]::new));
        }
    }

    private static SqlParameterSource parameters(StoredRequest stored) {
        Cancellation cancellation = stored.cancellation();
        return new MapSqlParameterSource("source", stored.source())
                .addValue("record", stored.record())
                .addValue("line", stored.line())
                .addValue("verdict", stored.verdict().name())
                .addValue("id", cancellation == null ? null : cancellation.id())
                .addValue("problem", stored.problem())
                .addValue("answered", cancellation == null);
    }

    /**
     * Queues answers for rows that are duplicates: their cancellation may have advanced or ended long ago. A file gets
     * its result anyway.
     */
    private void tellDuplicates(List<StoredRequest> fresh, Set<String> alreadyAlive) {
        AnswerQueue.addRows(
                sql,
                fresh.stream()
                        .filter(stored -> RequestRows.isRow(stored.source()))
                        .map(StoredRequest::cancellation)
                        .filter(Objects::nonNull)
                        .filter(cancellation ->
                                alreadyAlive.contains(cancellation.key().live()))
                        .map(Cancellation::id)
                        .distinct()
                        .toList());
    }

    private void countOpen(List<StoredRequest> fresh) {
        Map<String, Long> open = fresh.stream()
                .filter(stored -> stored.cancellation() != null
                        && !stored.cancellation().state().ended())
                .collect(Collectors.groupingBy(StoredRequest::source, LinkedHashMap::new, Collectors.counting()));
        open.forEach((source, count) -> sql.update(
                "update intake_file set open_records = open_records + :count where id = :source",
                Map.of("count", count, "source", source)));
    }

    /** The requests of a source with this verdict (null for any) after a record, in order: one page. */
    public List<StoredRequest> page(String source, @Nullable Verdict verdict, long after, int limit) {
        Map<String, Object> parameters = new HashMap<>(Map.of("source", source, "after", after, "limit", limit));
        parameters.put("verdict", verdict == null ? "" : verdict.name());
        return query(
                        REQUESTS,
                        "where r.source = :source and r.record > :after "
                                + (verdict == null ? "" : "and r.verdict = :verdict ")
                                + "order by r.source, r.record fetch first :limit rows only",
                        parameters)
                .toList();
    }

    /** The requests of a source with this verdict (null for any), in order, with one page at a time in memory. */
    public Iterable<StoredRequest> all(String source, @Nullable Verdict verdict) {
        return new RequestPages(this, source, verdict);
    }

    /** The rows of request tables that asked for one of these cancellations. */
    public List<StoredRequest> rowsOf(Collection<String> cancellationIds) {
        return cancellationIds.isEmpty()
                ? List.of()
                : query(
                                Sql.wanted("ids") + " join request r on r.cancellation_id = wanted.id",
                                "",
                                Map.of("ids", Sql.texts(cancellationIds)))
                        .filter(stored -> RequestRows.isRow(stored.source()))
                        .toList();
    }

    /** The sources that requested each of these cancellations, by its id; a source occurs once for each request. */
    static Map<String, List<String>> sources(Sql sql, Collection<String> cancellationIds) {
        Map<String, List<String>> sources = new HashMap<>();
        if (!cancellationIds.isEmpty()) {
            sql.jdbc.query(
                    "select r.cancellation_id, r.source from " + Sql.wanted("ids")
                            + " join request r on r.cancellation_id = wanted.id",
                    Map.of("ids", Sql.texts(cancellationIds)),
                    row -> {
                        sources.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                                .add(row.getString(2));
                    });
        }
        return sources;
    }

    private Stream<StoredRequest> query(String tables, String condition, Map<String, ?> parameters) {
        return query(sql, tables, condition, parameters);
    }

    /** The matching requests of these tables, which include {@code request} as {@code r}. */
    static Stream<StoredRequest> query(Sql sql, String tables, String condition, Map<String, ?> parameters) {
        return sql
                .jdbc
                .query(
                        "select r.source, r.record, r.line, r.verdict, r.cancellation_id, r.problem, "
                                + CancellationRow.COLUMNS
                                + " from " + tables + " left join cancellation c on c.id = r.cancellation_id "
                                + condition,
                        parameters,
                        (row, number) -> new StoredRequest(
                                row.getString(1),
                                row.getLong(2),
                                row.getLong(3) == 0 ? null : Long.valueOf(row.getLong(3)),
                                Verdict.valueOf(row.getString(4)),
                                row.getString(5) == null ? null : CancellationRow.read(row, 7, sql.providers()),
                                row.getString(6)))
                .stream();
    }
}
