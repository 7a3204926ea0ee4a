package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds cancellations directly through an index. */
final class CancellationIndex {
    private static final int FEW = 1_000;
    private static final int SHORTEST_NAME = 4;

    private final Sql sql;
    private final CancellationLines rows;

    CancellationIndex(Sql sql, CancellationLines rows) {
        this.sql = sql;
        this.rows = rows;
    }

    /**
     * The cancellations whose id or invoice begins with the text, newest first; none if there are so many that reading
     * from the newest finds them anyway.
     */
    List<String> named(CancellationFilter filter, int most) {
        String text = filter.text() == null ? "" : filter.text().strip();
        if (text.length() < SHORTEST_NAME) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>(from(
                "select id from cancellation where id >= :from and id < :to order by id desc ",
                text.toUpperCase(Locale.ROOT)));
        for (AccountName account : StoredAccounts.in(sql)) {
            String key = (account.toString() + '/' + text).toLowerCase(Locale.ROOT);
            found.addAll(from(
                    "select cancellation_id from live_key where live_key >= :from and live_key < :to order by live_key ",
                    key));
        }
        if (found.size() > FEW) {
            return List.of();
        }
        Predicate<CancellationLine> fits = CancellationLine.fits(filter);
        return rows.of(found).stream()
                .filter(fits)
                .map(CancellationLine::id)
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .toList();
    }

    private List<String> from(String statement, String beginning) {
        return sql.jdbc.query(
                statement + "fetch first :most rows only",
                Map.of("from", beginning, "to", beginning + Character.MAX_VALUE, "most", FEW + 1),
                (row, number) -> row.getString(1));
    }

    /**
     * The ids in a state with few cancellations, newest first; null if there are many, or if the filter has no state.
     */
    @Nullable
    List<String> few(CancellationFilter filter) {
        if (filter.state() == null) {
            return null;
        }
        List<String> all = new ArrayList<>();
        for (AccountName account : StoredAccounts.in(sql)) {
            boolean wanted = (filter.provider() == null || account.provider().equals(filter.provider()))
                    && (filter.account() == null || account.name().equals(filter.account()));
            if (wanted) {
                all.addAll(inState(account, filter.state(), FEW + 1 - all.size()));
            }
            if (all.size() > FEW) {
                return null;
            }
        }
        Predicate<CancellationLine> fits = CancellationLine.fits(filter);
        return rows.of(all).stream()
                .filter(fits)
                .map(CancellationLine::id)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** The order names all columns of the index, so that the index is used. */
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
}
