package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks for cancellations, newest first, at the cost of a page however many there are:
 *
 * <ol>
 *   <li>A text that begins an id or an invoice is found through the indexes of both.
 *   <li>A state that few are in is found through the index of what is due.
 *   <li>Everything else is read from the newest backwards, so many rows at the most; the page says where to go on.
 * </ol>
 */
public final class LifeSearch {
    /** So many rows are read for one page at the most. */
    public static final int MOST_READ = 20_000;

    private static final int FEW = 1_000;
    private static final int FIRST_CHUNK = 200;
    private static final int CHUNK = 4_000;
    private static final int SHORTEST_NAME = 4;
    /** After every id: those begin with a digit. */
    static final String AFTER_ALL = "Z";

    private static final String NARROW = "c.id, c.provider, c.account, c.invoice, c.state, c.note_code";

    private final Sql sql;

    public LifeSearch(Database database) {
        this.sql = database.reading();
    }

    /**
     * A page of them.
     *
     * @param goOn the next page begins before this id; null when all were looked at
     * @param bounded true when the page is not full and there is more to look at
     */
    public record Page(List<Cancellation> found, @Nullable String goOn, boolean bounded) {}

    /** A row as far as it is looked at. */
    private record Row(
            String id,
            String provider,
            String account,
            String invoice,
            String state,
            @Nullable String note) {}

    /**
     * Those that fit, newest first.
     *
     * @param before only those before this id; null: from the newest on
     * @param most how many are wanted, 1 upwards
     */
    public Page page(LifeFilter filter, @Nullable String before, int most) {
        Set<String> ids = new LinkedHashSet<>(before == null ? named(filter, most) : List.of());
        String from = before == null ? AFTER_ALL : before;
        List<String> few = few(filter);
        if (few == null) {
            return scan(filter, from, most, ids);
        }
        List<String> left = few.stream().filter(id -> id.compareTo(from) < 0).toList();
        left.stream().limit(most).forEach(ids::add);
        String goOn = left.size() > most ? left.get(most - 1) : null;
        return new Page(whole(ids), goOn, false);
    }

    /** All of them in that state, newest first, up to that number. */
    public List<Cancellation> in(State state, int most) {
        return page(new LifeFilter(state, null, null, null), null, most).found();
    }

    private Page scan(LifeFilter filter, String before, int most, Set<String> ids) {
        Predicate<Row> fits = fits(filter);
        int wanted = Math.max(most, ids.size());
        String last = before;
        int read = 0;
        int size = Math.max(FIRST_CHUNK, most + 1);
        while (read < MOST_READ) {
            List<Row> rows = rows(last, size);
            for (Row row : rows) {
                if (fits.test(row) && !ids.contains(row.id())) {
                    if (ids.size() >= wanted) {
                        return new Page(whole(ids), last, false);
                    }
                    ids.add(row.id());
                }
                last = row.id();
            }
            if (rows.size() < size) {
                return new Page(whole(ids), null, false);
            }
            read += rows.size();
            size = CHUNK;
        }
        return new Page(whole(ids), last, true);
    }

    private List<Row> rows(String before, int most) {
        return sql.jdbc.query(
                "select " + NARROW + " from cancellation c where c.id < :before order by c.id desc "
                        + "fetch first :most rows only",
                Map.of("before", before, "most", most),
                (row, number) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
    }

    private static Predicate<Row> fits(LifeFilter filter) {
        State state = filter.state();
        Provider provider = filter.provider();
        String account = filter.account();
        String text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        return row -> (state == null || row.state().equals(state.name()))
                && (provider == null || row.provider().equals(provider.text()))
                && (account == null || row.account().equals(account))
                && (text.isEmpty()
                        || within(row.invoice(), text)
                        || within(row.note(), text)
                        || within(row.id(), text));
    }

    private static boolean within(@Nullable String field, String text) {
        return field != null && field.toLowerCase(Locale.ROOT).contains(text);
    }

    /** Those whose id or invoice begins with the text, newest first. */
    private List<String> named(LifeFilter filter, int most) {
        String text = filter.text() == null ? "" : filter.text().strip();
        if (text.length() < SHORTEST_NAME) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>(from(
                "select id from cancellation where id >= :from and id < :to order by id desc ",
                text.toUpperCase(Locale.ROOT),
                most));
        for (AccountName account : StoredAccounts.in(sql.jdbc)) {
            String key = (account.toString() + '/' + text).toLowerCase(Locale.ROOT);
            found.addAll(from(
                    "select cancellation_id from live_key where live_key >= :from and live_key < :to order by live_key ",
                    key,
                    most));
        }
        Predicate<Row> fits = fits(filter);
        return narrow(found).stream()
                .filter(fits)
                .map(Row::id)
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .toList();
    }

    private List<String> from(String statement, String beginning, int most) {
        return sql.jdbc.query(
                statement + "fetch first :most rows only",
                Map.of("from", beginning, "to", beginning + Character.MAX_VALUE, "most", most),
                (row, number) -> row.getString(1));
    }

    /** Every id in a state that few are in, newest first; null when there are many, or any state will do. */
    private @Nullable List<String> few(LifeFilter filter) {
        if (filter.state() == null) {
            return null;
        }
        List<String> all = new ArrayList<>();
        for (AccountName account : StoredAccounts.in(sql.jdbc)) {
            boolean wanted = (filter.provider() == null || account.provider() == filter.provider())
                    && (filter.account() == null || account.name().equals(filter.account()));
            if (wanted) {
                all.addAll(inState(account, filter.state(), FEW + 1 - all.size()));
            }
            if (all.size() > FEW) {
                return null;
            }
        }
        Predicate<Row> fits = fits(filter);
        return narrow(all).stream()
                .filter(fits)
                .map(Row::id)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** All columns of the index stand in the order, as wherever it is read. */
    private List<String> inState(AccountName account, State state, int most) {
        return sql.jdbc.query(
                "select c.id from cancellation c where c.provider = :provider and c.account = :account and "
                        + "c.state = :state order by c.provider, c.account, c.state, c.due_at "
                        + "fetch first :most rows only",
                Map.of(
                        "provider", account.provider().text(),
                        "account", account.name(),
                        "state", state.name(),
                        "most", most),
                (row, number) -> row.getString(1));
    }

    private List<Row> narrow(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.jdbc.query(
                "select " + NARROW + " from " + Sql.wanted("ids") + " join cancellation c on c.id = wanted.id",
                Map.of("ids", Sql.texts(ids)),
                (row, number) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
    }

    /** Those cancellations as they are now, in that order. */
    private List<Cancellation> whole(Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Cancellation> found = sql
                .jdbc
                .query(
                        "select " + CancellationRow.COLUMNS + " from " + Sql.wanted("ids")
                                + " join cancellation c on c.id = wanted.id",
                        Map.of("ids", Sql.texts(ids)),
                        (row, number) -> CancellationRow.read(row))
                .stream()
                .collect(Collectors.toMap(Cancellation::id, one -> one));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }
}
