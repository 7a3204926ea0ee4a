package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.SeriesPlace;
import io.anula.cancellation.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The order in which the credit notes of a series are called for: one at a time, the lowest open number first.
 *
 * <ol>
 *   <li>A request gets its place in the transaction that accepts it, if its account sends in order.
 *   <li>A claim takes the locks of the account's series first and passes over those that another node has. So two nodes
 *       never claim from one series at once, and each sees what the other has claimed.
 *   <li>The lowest open number goes, if it is due and nothing else of the series is under way. While it waits for a later
 *       attempt, for a look-up or for a person, the others wait as well.
 *   <li>The places of ended notes are deleted when the claim meets them, so it never reads many.
 * </ol>
 */
public final class SeriesOrder {
    private static final int PAGE = 50;

    private final Sql sql;
    private final String skipLocked;

    public SeriesOrder(Database database) {
        this.sql = database.sql();
        this.skipLocked = database.skipLocked();
    }

    /**
     * A series that waits for a person.
     *
     * @param series its name
     * @param held the note that a person must decide about
     * @param waiting how many notes wait behind it
     */
    public record Blocked(String series, Cancellation held, long waiting) {}

    /** The open places of a series from its lowest number on, without a cancellation where that is not in the store. */
    private record Place(String id, @Nullable Cancellation cancellation) {
        boolean hasEnded() {
            return cancellation == null || cancellation.state().ended();
        }
    }

    /** Gives the new cancellations their places. */
    void insert(List<NewCancellation> born) {
        Map<String, SqlParameterSource> places = new LinkedHashMap<>();
        Map<String, AccountName> series = new LinkedHashMap<>();
        for (NewCancellation each : born) {
            SeriesPlace place = each.place();
            if (place != null) {
                Key key = each.cancellation().key();
                AccountName account = new AccountName(key.provider(), key.account());
                String name = "%s/%s".formatted(account, place.series());
                series.put(name, account);
                places.put(
                        each.cancellation().id(),
                        new MapSqlParameterSource("id", each.cancellation().id())
                                .addValue("series", name)
                                .addValue("number", place.number()));
            }
        }
        if (!places.isEmpty()) {
            insertMissing(series);
            sql.jdbc.batchUpdate(
                    "insert into series_place (cancellation_id, series, number) values (:id, :series, :number)",
                    places.values().toArray(SqlParameterSource[]::new));
        }
    }

    /** If another writer has inserted one in the meantime, the unique key stops the transaction, which begins again. */
    private void insertMissing(Map<String, AccountName> series) {
        Set<String> known = new TreeSet<>(sql.jdbc.queryForList(
                "select n.series from " + Sql.wanted("names") + " join note_series n on n.series = wanted.id",
                Map.of("names", Sql.texts(series.keySet())),
                String.class));
        series.forEach((name, account) -> {
            if (!known.contains(name)) {
                sql.update(
                        "insert into note_series (series, provider, account) values (:series, :provider, :account)",
                        Map.of(
                                "series", name,
                                "provider", account.provider().text(),
                                "account", account.name()));
            }
        });
    }

    /** The notes that may go now, at most one of each series, within the open transaction. */
    List<Cancellation> next(AccountName account, int limit, long nowMillis) {
        List<Cancellation> all = new ArrayList<>();
        List<String> series = of(account, skipLocked);
        Set<String> busy = series.isEmpty() ? Set.of() : underWay(account);
        for (String name : series) {
            Optional<Cancellation> first = busy.contains(name) ? Optional.empty() : first(name, true);
            first.filter(found -> found.state() == State.READY && isDue(found, nowMillis))
                    .ifPresent(all::add);
            if (all.size() == limit) {
                return all;
            }
        }
        return all;
    }

    private static boolean isDue(Cancellation ready, long nowMillis) {
        return Objects.requireNonNull(ready.dueAt()).toEpochMilli() <= nowMillis;
    }

    /** The series of the account whose lowest open note is held. */
    public List<Blocked> blocked(AccountName account) {
        List<Blocked> all = new ArrayList<>();
        for (String name : of(account, "")) {
            first(name, false)
                    .filter(found -> found.state() == State.HELD)
                    .ifPresent(held -> all.add(new Blocked(name, held, waiting(name))));
        }
        return all;
    }

    private long waiting(String series) {
        return Objects.requireNonNull(sql.jdbc.queryForObject(
                "select count(*) from series_place p join cancellation c on c.id = p.cancellation_id "
                        + "where p.series = :series and c.state = 'READY'",
                Map.of("series", series),
                Long.class));
    }

    private List<String> of(AccountName account, String locking) {
        return sql.jdbc.queryForList(
                "select c.series from note_series c where c.provider = :provider and c.account = :account "
                        + "order by c.series" + locking,
                Map.of("provider", account.provider().text(), "account", account.name()),
                String.class);
    }

    /** The series with a call that may be under way: they are few, and found by the index of what is due. */
    private Set<String> underWay(AccountName account) {
        return sql
                .jdbc
                .queryForList(
                        "select p.series from cancellation c join series_place p on p.cancellation_id = c.id "
                                + "where c.provider = :provider and c.account = :account and c.state in ('SENDING', 'IN_DOUBT')",
                        Map.of("provider", account.provider().text(), "account", account.name()),
                        String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** The lowest open note of a series; deletes the places of ended ones before it, if wanted. */
    private Optional<Cancellation> first(String series, boolean deletes) {
        int skip = 0;
        List<Place> page = page(series, skip);
        while (!page.isEmpty()) {
            List<String> ended =
                    page.stream().takeWhile(Place::hasEnded).map(Place::id).toList();
            if (deletes && !ended.isEmpty()) {
                sql.update("delete from series_place where cancellation_id in (:ids)", Map.of("ids", ended));
            }
            if (ended.size() < page.size()) {
                return Optional.ofNullable(page.get(ended.size()).cancellation());
            }
            skip += deletes ? 0 : page.size();
            page = page(series, skip);
        }
        return Optional.empty();
    }

    private List<Place> page(String series, int skip) {
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS + ", p.cancellation_id as place from series_place p "
                        + "left join cancellation c on c.id = p.cancellation_id where p.series = :series "
                        + "order by p.series, p.number, p.cancellation_id offset :skip rows fetch first :limit rows only",
                Map.of("series", series, "limit", PAGE, "skip", skip),
                (row, index) -> new Place(
                        String.valueOf(row.getString("place")),
                        row.getString(1) == null ? null : sql.cancellation(row)));
    }
}
