package io.anula.store;

import com.github.f4b6a3.ulid.Ulid;
import io.anula.cancellation.Cancellation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cancellations that ended long ago, and requests of files that were answered long ago: both may leave the store. One
 * row of each cancellation stays for ever, because no invoice may be cancelled twice and a later request is still
 * answered; so does one row of each file.
 */
public final class EndedCancellations {
    private final Sql sql;
    private final Cancellations cancellations;

    public EndedCancellations(Database database, Cancellations cancellations) {
        this.sql = database.sql();
        this.cancellations = cancellations;
    }

    /**
     * The ids of cancellations that began before this time and whose histories are in the store, ended or not: one
     * page, oldest first.
     *
     * @param after the last id of the page before, or empty
     */
    public List<String> begunBefore(Instant before, String after, int limit) {
        return sql.jdbc.queryForList(
                "select cancellation_id from history where version = 0 and cancellation_id > :after "
                        + "and cancellation_id < :before order by cancellation_id, version fetch first :limit rows only",
                Map.of("after", after, "before", Ulid.min(before.toEpochMilli()).toString(), "limit", limit),
                String.class);
    }

    /**
     * Those of these cancellations that ended before this time, whose requesters all have their answer, and which no
     * file's result names any more.
     */
    public List<Cancellation> endedBefore(Instant before, List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<String> wanted = requests(ids)
                .filter(request -> !request.answered() || !RequestRows.isRow(request.source()))
                .map(Request::cancellation)
                .collect(Collectors.toSet());
        return cancellations.find(ids).stream()
                .filter(life -> life.state().ended() && life.changedAt().isBefore(before))
                .filter(life -> !wanted.contains(life.id()))
                .toList();
    }

    /** The table rows that requested these cancellations, by cancellation id. */
    public Map<String, List<String>> sources(List<String> ids) {
        return Requests.sources(sql, ids);
    }

    private Stream<Request> requests(List<String> ids) {
        return sql
                .jdbc
                .query(
                        "select r.cancellation_id, r.source, r.answered from " + Sql.wanted("ids")
                                + " join request r on r.cancellation_id = wanted.id",
                        Map.of("ids", Sql.texts(ids)),
                        (row, number) -> new Request(row.getString(1), row.getString(2), row.getBoolean(3)))
                .stream();
    }

    private record Request(String cancellation, String source, boolean answered) {}

    /**
     * Deletes the histories, and those requests that were archived; a request that came meanwhile stays.
     *
     * @param sources the sources of the archived requests
     */
    public void remove(List<String> ids, Collection<String> sources) {
        sql.inTransaction(() -> {
            if (!sources.isEmpty()) {
                sql.update(
                        "delete from request where cancellation_id in (:ids) and source in (:sources)",
                        Map.of("ids", ids, "sources", sources));
            }
            return sql.update("delete from history where cancellation_id in (:ids)", Map.of("ids", ids));
        });
    }

    /** Deletes the requests of a closing file, up to this record. */
    public void removeRequests(String file, long upTo) {
        sql.update("delete from request where source = :file and record <= :to", Map.of("file", file, "to", upTo));
    }
}
