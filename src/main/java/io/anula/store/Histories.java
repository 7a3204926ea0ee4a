package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.EventName;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/** The histories of the cancellations: the request, and a row for each important change. */
public final class Histories {
    private static final String INSERT =
            "insert into history (cancellation_id, version, happened_at, state, event, message, "
                    + "content, node, config_version, actor) values (:id, :version, :happened_at, :state, :event, :message, "
                    + ":content, :node, :config_version, :actor)";

    private final Sql sql;
    private final Clock clock;
    private final String node;
    private final LongSupplier config;

    Histories(Sql sql, Clock clock, String node, LongSupplier config) {
        this.sql = sql;
        this.clock = clock;
        this.node = node;
        this.config = config;
    }

    /** Writes the first rows for new cancellations, with their content. */
    void begin(List<NewCancellation> born) {
        insert(born.stream()
                .map(each -> row(
                                each.cancellation(),
                                EventName.REQUESTED,
                                each.content(),
                                each.ruling().who())
                        .addValue(
                                "message", CancellationRow.remark(each.ruling().message())))
                .toList());
    }

    /** Adds the important changes. */
    void add(List<Change> changes) {
        insert(changes.stream()
                .filter(Change::worthHistory)
                .map(change -> row(
                        change.after(),
                        EventName.of(change.outcome()),
                        change.outcome().evidence(),
                        change.outcome() instanceof Outcome.OfPerson person ? person.who() : null))
                .toList());
    }

    private void insert(List<? extends SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            sql.jdbc.batchUpdate(INSERT, rows.toArray(SqlParameterSource[]::new));
        }
    }

    private MapSqlParameterSource row(
            Cancellation after, String event, @Nullable String content, @Nullable String actor) {
        long version = config.getAsLong();
        return new MapSqlParameterSource("id", after.id())
                .addValue("version", after.version())
                .addValue("state", after.state().name())
                .addValue("message", CancellationRow.message(after))
                .addValue("happened_at", clock.millis())
                .addValue("event", event)
                .addValue("content", Sql.plain(content))
                .addValue("node", node)
                .addValue("config_version", version == 0 ? null : version, Types.BIGINT)
                .addValue("actor", actor, Types.VARCHAR);
    }

    /** The contents of these cancellations by id: the data of their requests. */
    public Map<String, String> contents(Collection<String> ids) {
        return contents(sql, ids);
    }

    static Map<String, String> contents(Sql sql, Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql
                .jdbc
                .query(
                        "select h.cancellation_id, h.content from " + Sql.wanted("ids")
                                + " join history h on h.cancellation_id = wanted.id and h.version = 0",
                        Map.of("ids", Sql.texts(ids)),
                        (row, number) -> Map.entry(row.getString(1), Objects.requireNonNullElse(row.getString(2), "")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The histories of these cancellations by id, first change first; without those that have left the store. */
    public Map<String, List<HistoryRow>> of(Collection<String> ids) {
        return of(sql, ids);
    }

    static Map<String, List<HistoryRow>> of(Sql sql, Collection<String> ids) {
        return of(sql, ids, "h.content");
    }

    /** The same without requests and answers, which may be long. */
    static Map<String, List<HistoryRow>> withoutContent(Sql sql, Collection<String> ids) {
        return of(sql, ids, "cast(null as varchar(1)) as content");
    }

    private static Map<String, List<HistoryRow>> of(Sql sql, Collection<String> ids, String content) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return sql
                .jdbc
                .query(
                        "select h.cancellation_id, h.version, h.happened_at, h.state, h.event, h.message, "
                                + content + ", h.node, h.config_version, h.actor from "
                                + Sql.wanted("ids") + " join history h on h.cancellation_id = wanted.id "
                                + "order by h.cancellation_id, h.version",
                        Map.of("ids", Sql.texts(ids)),
                        (row, number) -> Map.entry(
                                row.getString("cancellation_id"),
                                new HistoryRow(
                                        row.getInt("version"),
                                        Instant.ofEpochMilli(row.getLong("happened_at")),
                                        State.valueOf(row.getString("state")),
                                        row.getString("event"),
                                        row.getString("message"),
                                        row.getString("content"),
                                        row.getString("node"),
                                        row.getObject("config_version", Long.class),
                                        row.getString("actor"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
