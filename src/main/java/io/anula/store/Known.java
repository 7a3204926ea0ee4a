package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The requests of a batch that the store already has from an earlier attempt with the same sources. */
final class Known {
    private final Map<String, StoredRequest> requests;
    private final Map<String, StoredRequest> newestOfRows;
    private final Set<String> told;

    private Known(List<StoredRequest> stored, Set<String> told) {
        this.requests = stored.stream().collect(Collectors.toMap(one -> name(one.source(), one.record()), one -> one));
        this.newestOfRows = new HashMap<>();
        this.told = told;
        stored.stream()
                .filter(one -> RequestRows.isRow(one.source()))
                .forEach(one -> newestOfRows.merge(
                        one.source(), one, (first, other) -> first.record() > other.record() ? first : other));
    }

    /**
     * The known requests of this batch. A file's records are read as a range: with a list of sources, HSQLDB would read
     * every record of the file each time.
     */
    static Known of(Sql sql, List<Candidate> batch) {
        List<String> sources = batch.stream().map(Candidate::source).distinct().toList();
        long first = batch.stream().mapToLong(Candidate::record).min().orElse(0);
        long last = batch.stream().mapToLong(Candidate::record).max().orElse(0);
        Stream<StoredRequest> known = sources.size() == 1 && !RequestRows.isRow(sources.get(0))
                ? Requests.query(
                        sql,
                        Requests.REQUESTS,
                        "where r.source = :source and r.record between :first and :last",
                        Map.of("source", sources.get(0), "first", first, "last", last))
                : Requests.query(
                        sql,
                        Sql.wanted("sources") + " join request r on r.source = wanted.id",
                        "",
                        Map.of("sources", Sql.texts(sources)));
        List<StoredRequest> stored = known.toList();
        return new Known(stored, told(sql, stored));
    }

    /** The names of requests from rows whose cancellation was rejected and whose row shows the rejection. */
    private static Set<String> told(Sql sql, List<StoredRequest> stored) {
        Set<String> refused = stored.stream()
                .filter(one -> RequestRows.isRow(one.source()) && isRefused(one))
                .map(StoredRequest::source)
                .collect(Collectors.toCollection(TreeSet::new));
        return refused.isEmpty()
                ? Set.of()
                : Set.copyOf(sql.jdbc.query(
                        "select r.source, r.record from " + Sql.wanted("sources")
                                + " join request r on r.source = wanted.id where r.answered = true",
                        Map.of("sources", Sql.texts(refused)),
                        (row, number) -> name(row.getString(1), row.getLong(2))));
    }

    private static boolean isRefused(StoredRequest stored) {
        Cancellation asked = stored.cancellation();
        return asked != null && asked.state() == State.REJECTED;
    }

    /** The stored request for this candidate; for a row, its newest request. */
    @Nullable
    StoredRequest find(Candidate candidate) {
        return RequestRows.isRow(candidate.source())
                ? newestOfRows.get(candidate.source())
                : requests.get(name(candidate.source(), candidate.record()));
    }

    /**
     * Whether a row asks for something new: either its table was emptied and its numbers start again, or the row showed
     * a rejection and a person has reset it.
     */
    boolean isAskedAnew(StoredRequest stored, Candidate candidate) {
        Cancellation asked = stored.cancellation();
        Key key = candidate.key();
        boolean bothInvalid = asked == null && key == null;
        boolean sameKey = asked != null
                && key != null
                && asked.key().live().equals(key.live())
                && !(isRefused(stored) && told.contains(name(stored.source(), stored.record())));
        return RequestRows.isRow(candidate.source()) && !bothInvalid && !sameKey;
    }

    /** The candidate as a further request of its row. */
    Candidate next(Candidate candidate) {
        long next = candidate.record();
        while (requests.containsKey(name(candidate.source(), next))) {
            next++;
        }
        return new Candidate(
                candidate.source(),
                next,
                candidate.line(),
                candidate.key(),
                candidate.content(),
                candidate.problem(),
                candidate.ruling(),
                candidate.place());
    }

    private static String name(String source, long record) {
        return source + '#' + record;
    }
}
