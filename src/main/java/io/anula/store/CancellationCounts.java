package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Counts the cancellations in the store. A million rows take seconds, so counting does not block writers, and the
 * caller limits how often it counts.
 */
public final class CancellationCounts {
    private static final List<State> OPEN =
            Arrays.stream(State.values()).filter(state -> !state.ended()).toList();

    private static final String OF_OPEN = "select count(*), min(created_at), "
            + "sum(case when created_at < :born then 1 else 0 end), sum(case when changed_at < :moved then 1 else 0 end) "
            + "from cancellation where provider = :provider and account = :account and state = :state";

    private final Sql sql;

    public CancellationCounts(Database database) {
        this.sql = database.reading();
    }

    /**
     * The open cancellations by account and state; only counts above zero.
     *
     * @param bornBefore those requested before this time are overdue
     * @param movedBefore those that entered their state before this time are stuck
     */
    public List<StateCount> open(Instant bornBefore, Function<State, Instant> movedBefore) {
        List<StateCount> all = new ArrayList<>();
        for (AccountName account : StoredAccounts.in(sql)) {
            for (State state : OPEN) {
                all.addAll(sql.jdbc.query(
                        OF_OPEN,
                        Map.of(
                                "provider", account.provider().text(),
                                "account", account.name(),
                                "state", state.name(),
                                "born", bornBefore.toEpochMilli(),
                                "moved", movedBefore.apply(state).toEpochMilli()),
                        (row, number) -> new StateCount(
                                account,
                                state,
                                row.getLong(1),
                                Instant.ofEpochMilli(row.getLong(2)),
                                row.getLong(3),
                                row.getLong(4))));
            }
        }
        return all.stream().filter(standing -> standing.count() > 0).toList();
    }

    /**
     * The number of cancellations in a state.
     *
     * @param oldest when the first of them was requested
     */
    public record Count(Provider provider, String account, State state, long count, Instant oldest) {}

    /** The numbers by account and state. This reads the whole index, so it must not be called often. */
    public List<Count> counts() {
        return counts("", Map.of());
    }

    /** The numbers of ended cancellations by account and state; skips the open ones, of which there may be far more. */
    public Map<AccountName, Map<State, Long>> ended() {
        Map<AccountName, Map<State, Long>> all = new HashMap<>();
        for (AccountName account : StoredAccounts.in(sql)) {
            Map<State, Long> counts = new TreeMap<>();
            counts(
                            "where c.provider = :provider and c.account = :account and c.state in ('ACCEPTED', 'REJECTED') ",
                            Map.of("provider", account.provider().text(), "account", account.name()))
                    .forEach(count -> counts.put(count.state(), count.count()));
            all.put(account, counts);
        }
        return all;
    }

    private List<Count> counts(String condition, Map<String, ?> parameters) {
        return sql.jdbc.query(
                "select c.provider, c.account, c.state, count(*), min(c.created_at) from cancellation c " + condition
                        + "group by c.provider, c.account, c.state order by c.provider, c.account, c.state",
                parameters,
                (row, number) -> new Count(
                        sql.providers().stored(row.getString(1)),
                        row.getString(2),
                        State.valueOf(row.getString(3)),
                        row.getLong(4),
                        Instant.ofEpochMilli(row.getLong(5))));
    }

    /** The number of files in each stage. */
    public Map<String, Long> files() {
        Map<String, Long> counts = new TreeMap<>();
        sql.jdbc.query("select state, count(*) from intake_file group by state", Map.of(), row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** The number of answers that are due. */
    public long answersDue() {
        return number("select count(*) from answer_due");
    }

    /** The number of results that must be written, now or later. */
    public long resultsDue() {
        return number("select count(*) from intake_file where result_due_at is not null");
    }

    private long number(String query) {
        return Objects.requireNonNull(sql.jdbc.queryForObject(query, Map.of(), Long.class));
    }
}
