package io.anula.store;

import com.github.f4b6a3.ulid.UlidCreator;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Claim;
import io.anula.cancellation.Key;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
 * The requests and what they ask for. How a batch is accepted:
 *
 * <ol>
 *   <li>A record that the store already has keeps the verdict that it got: taking a source again doubles nothing.
 *   <li>A key that is alive, or that came earlier in the batch, makes the request a duplicate.
 *   <li>The others become cancellations; all of it is one transaction.
 *   <li>Should another writer have taken a key in the meantime, the unique index stops the transaction and all begins
 *       again, now seeing that key.
 * </ol>
 */
public final class Requests {
    private static final int MOST_COLLISIONS = 20;
    private static final String REQUESTS = "request r";
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

    /** Accepts the batch; returns one stored request for each candidate, in their order. */
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
        Map<String, StoredRequest> known = known(batch);
        Map<String, Cancellation> alive = alive(batch);
        Set<String> before = new HashSet<>(alive.keySet());
        List<Claim> born = new ArrayList<>();
        List<StoredRequest> fresh = new ArrayList<>();
        List<StoredRequest> all = new ArrayList<>(batch.size());
        for (Candidate candidate : batch) {
            StoredRequest stored = known.get(name(candidate.source(), candidate.record()));
            if (stored == null) {
                stored = judge(candidate, alive, born);
                fresh.add(stored);
            } else if (isAnother(stored, candidate)) {
                stored = judge(again(candidate, known), alive, born);
                fresh.add(stored);
            }
            all.add(stored);
        }
        cancellations.insert(born);
        insert(fresh);
        tellDuplicates(fresh, before);
        countOpen(fresh);
        return all;
    }

    /** A row whose number asked for something else before: its table was emptied and counts anew. */
    private static boolean isAnother(StoredRequest stored, Candidate candidate) {
        Cancellation asked = stored.cancellation();
        Key key = candidate.key();
        boolean bothInvalid = asked == null && key == null;
        boolean sameKey = asked != null && key != null && asked.key().text().equals(key.text());
        return RequestRows.isRow(candidate.source()) && !bothInvalid && !sameKey;
    }

    private static Candidate again(Candidate candidate, Map<String, StoredRequest> known) {
        long next = candidate.record();
        while (known.containsKey(name(candidate.source(), next))) {
            next++;
        }
        return new Candidate(
                candidate.source(), next, candidate.line(), candidate.key(), candidate.content(), candidate.problem());
    }

    private StoredRequest judge(Candidate candidate, Map<String, Cancellation> alive, List<Claim> born) {
        Key key = candidate.key();
        if (key == null) {
            return stored(candidate, Verdict.INVALID, null);
        }
        Cancellation live = alive.get(key.text());
        if (live != null) {
            return stored(candidate, Verdict.DUPLICATE, live);
        }
        Instant now = clock.instant();
        String id = UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString();
        Cancellation ready = Cancellation.ready(id, key, now);
        alive.put(key.text(), ready);
        born.add(new Claim(ready, Objects.requireNonNull(candidate.content()), now));
        return stored(candidate, Verdict.ACCEPTED, ready);
    }

    private static StoredRequest stored(Candidate candidate, Verdict verdict, @Nullable Cancellation cancellation) {
        return new StoredRequest(
                candidate.source(), candidate.record(), candidate.line(), verdict, cancellation, candidate.problem());
    }

    /**
     * Those of the batch that the store already has, from an earlier attempt to take the same source. A file's records
     * are looked up as a range: in a list of sources HSQLDB would read every record of the file each time.
     */
    private Map<String, StoredRequest> known(List<Candidate> batch) {
        List<String> sources = batch.stream().map(Candidate::source).distinct().toList();
        long first = batch.stream().mapToLong(Candidate::record).min().orElse(0);
        long last = batch.stream().mapToLong(Candidate::record).max().orElse(0);
        Stream<StoredRequest> known = sources.size() == 1 && !RequestRows.isRow(sources.get(0))
                ? query(
                        REQUESTS,
                        "where r.source = :source and r.record between :first and :last",
                        Map.of("source", sources.get(0), "first", first, "last", last))
                : query(
                        Sql.wanted("sources") + " join request r on r.source = wanted.id",
                        "",
                        Map.of("sources", Sql.texts(sources)));
        return known.collect(Collectors.toMap(stored -> name(stored.source(), stored.record()), stored -> stored));
    }

    private Map<String, Cancellation> alive(List<Candidate> batch) {
        Set<String> keys = batch.stream()
                .map(Candidate::key)
                .filter(Objects::nonNull)
                .map(Key::text)
                .collect(Collectors.toSet());
        return cancellations.alive(keys);
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

    /** What they duplicate may have moved on, or ended, long ago: they are told where it stands. */
    private void tellDuplicates(List<StoredRequest> fresh, Set<String> alreadyAlive) {
        AnswerQueue.add(
                sql,
                fresh.stream()
                        .map(StoredRequest::cancellation)
                        .filter(Objects::nonNull)
                        .filter(cancellation ->
                                alreadyAlive.contains(cancellation.key().text()))
                        .map(Cancellation::id)
                        .distinct()
                        .toList());
    }

    private void countOpen(List<StoredRequest> fresh) {
        Map<String, Long> open = fresh.stream()
                .filter(stored -> stored.cancellation() != null)
                .collect(Collectors.groupingBy(StoredRequest::source, LinkedHashMap::new, Collectors.counting()));
        open.forEach((source, count) -> sql.update(
                "update intake_file set open_records = open_records + :count where id = :source",
                Map.of("count", count, "source", source)));
    }

    /** The requests of a source with that verdict, or any, after a record, in order: one page. */
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

    /** The requests of a source with that verdict, or any, in order, a page at a time in memory. */
    public Iterable<StoredRequest> all(String source, @Nullable Verdict verdict) {
        return new RequestPages(this, source, verdict);
    }

    /** Every request that follows one of those cancellations. */
    public List<StoredRequest> following(Collection<String> cancellationIds) {
        return cancellationIds.isEmpty()
                ? List.of()
                : query(
                                Sql.wanted("ids") + " join request r on r.cancellation_id = wanted.id",
                                "",
                                Map.of("ids", Sql.texts(cancellationIds)))
                        .toList();
    }

    private Stream<StoredRequest> query(String tables, String condition, Map<String, ?> parameters) {
        return query(sql, tables, condition, parameters);
    }

    /** The requests of those tables, {@code request} among them as {@code r}, that fit. */
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
                                row.getString(5) == null ? null : CancellationRow.read(row, 7),
                                row.getString(6)))
                .stream();
    }

    private static String name(String source, long record) {
        return source + '#' + record;
    }
}
