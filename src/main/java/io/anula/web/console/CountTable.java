package io.anula.web.console;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import io.anula.engine.operator.CancellationSummaries.Summary;
import io.anula.store.CancellationCounts.Count;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The numbers by account and state, with their changes. */
record CountTable(List<Row> rows, List<Cell> totals) {
    /** The order of the columns: the states that matter most to operators come first. */
    static final List<State> ORDER =
            List.of(State.HELD, State.IN_DOUBT, State.READY, State.SENDING, State.SENT, State.ACCEPTED, State.REJECTED);

    /** One account. */
    record Row(String provider, String account, List<Cell> cells) {}

    /**
     * One state.
     *
     * @param change with its sign; empty if there is none
     */
    record Cell(String state, long count, String change) {}

    static CountTable of(Summary now, @Nullable Summary before) {
        Map<AccountName, List<Count>> accounts = new TreeMap<>(Comparator.comparing(AccountName::toString));
        now.counts().forEach(count -> accounts.computeIfAbsent(account(count), name -> new ArrayList<>())
                .add(count));
        List<Count> old = before == null ? now.counts() : before.counts();
        List<Row> rows = accounts.entrySet().stream()
                .map(entry -> new Row(
                        entry.getKey().provider().text(),
                        entry.getKey().name(),
                        cells(
                                entry.getValue(),
                                old.stream()
                                        .filter(count -> account(count).equals(entry.getKey()))
                                        .toList())))
                .toList();
        return new CountTable(rows, cells(now.counts(), old));
    }

    private static AccountName account(Count count) {
        return new AccountName(count.provider(), count.account());
    }

    private static List<Cell> cells(List<Count> now, List<Count> before) {
        return ORDER.stream()
                .map(state -> {
                    long count = sum(now, state);
                    long change = count - sum(before, state);
                    return new Cell(state.name(), count, change == 0 ? "" : "%+d".formatted(change));
                })
                .toList();
    }

    private static long sum(List<Count> counts, State state) {
        return counts.stream()
                .filter(count -> count.state() == state)
                .mapToLong(Count::count)
                .sum();
    }
}
