package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The current state of all cancellations.
 *
 * <ol>
 *   <li>A change is recorded only if the stored version is the one that it was made from: of two writers, the second
 *       changes nothing.
 *   <li>The history row and the entries in the answer queue are written in the same transaction.
 *   <li>Many changes can share one transaction.
 * </ol>
 */
public final class Cancellations {

    /** The order names all columns of the index; otherwise HSQLDB would sort every due row in memory. */
    static final String DUE = due("");

    /** The same without those that have a place in a series. */
    private static final String DUE_OUTSIDE_SERIES =
            due("and not exists (select 1 from series_place p where p.cancellation_id = c.id) ");

    private static final String HELD_UNSENT = "select " + CancellationRow.COLUMNS
            + " from cancellation c where c.provider = :provider and c.account = :account and c.state = 'HELD' "
            + "and c.held_from = 'READY' fetch first :limit rows only";

    private static String due(String more) {
        return "select " + CancellationRow.COLUMNS + " from cancellation c where c.provider = :provider "
                + "and c.account = :account and c.state = :state and c.due_at <= :now " + more
                + "order by c.provider, c.account, c.state, c.due_at fetch first :limit rows only";
    }

    private final Sql sql;
    private final LiveKeys keys;
    private final Histories histories;
    private final NoticeQueue notices;
    private final SeriesOrder order;
    private final CostlyLooks looks;
    private final String skipLocked;
    private final String forShare;
    private final boolean alone;
    private final Clock clock;

    /** @param node the name of this process in the history */
    public Cancellations(Database database, Clock clock, String node) {
        this(database, clock, node, () -> 0);
    }

    /**
     * @param node the name of this process in the history
     * @param config gives the running version of settings and routes; 0 if there is none
     */
    public Cancellations(Database database, Clock clock, String node, LongSupplier config) {
        this.sql = database.sql();
        this.keys = new LiveKeys(sql);
        this.histories = new Histories(sql, clock, node, config);
        this.notices = database.notices();
        this.skipLocked = database.skipLocked();
        this.order = new SeriesOrder(database);
        this.forShare = database.forShare();
        this.alone = !database.isShared();
        this.looks = new CostlyLooks(clock);
        this.clock = clock;
    }

    /**
     * Takes due cancellations, earliest first, and changes them in the same transaction.
     *
     * @param limit the maximum, 1 upwards
     * @param change makes the change of each cancellation; must be quick and give the same result when it is called
     * again
     * @return the changes that this call recorded
     */
    public List<Change> claim(AccountName account, State state, int limit, Function<Cancellation, Change> change) {
        return sql.inTransaction(() -> write(due(account, state, limit, clock.millis(), skipLocked).stream()
                .map(change)
                .toList()));
    }

    /**
     * As {@link #claim} of what is {@code READY}, for an account that sends the notes of a series one at a time: of
     * each series the lowest open number, if it is due and no other of the series is under way.
     */
    public List<Change> claimInOrder(AccountName account, int limit, Function<Cancellation, Change> change) {
        return sql.inTransaction(() -> {
            List<Cancellation> all = new ArrayList<>(order.next(account, limit, clock.millis()));
            if (all.size() < limit) {
                all.addAll(looks.look(
                        account,
                        () -> query(
                                DUE_OUTSIDE_SERIES + skipLocked,
                                account,
                                State.READY,
                                limit - all.size(),
                                clock.millis())));
            }
            return write(all.stream().map(change).toList());
        });
    }

    /** Does the work in one transaction, so that the caller waits for the store only once. */
    public <T> T together(Supplier<T> work) {
        return sql.inTransaction(work);
    }

    /** As {@link #claim}, but also for cancellations that are not due. */
    public List<Change> claimAny(AccountName account, State state, int limit, Function<Cancellation, Change> change) {
        return sql.inTransaction(() -> write(due(account, state, limit, Long.MAX_VALUE, skipLocked).stream()
                .map(change)
                .toList()));
    }

    /**
     * Changes cancellations that are held before their first call.
     *
     * @param change makes the change of each cancellation, after which it is not held from {@code READY} any more
     * @return the changes that this call recorded
     */
    public List<Change> claimHeldUnsent(AccountName account, int limit, Function<Cancellation, Change> change) {
        return sql.inTransaction(() -> write(sql
                .jdbc
                .query(
                        HELD_UNSENT + skipLocked,
                        Map.of("provider", account.provider().text(), "account", account.name(), "limit", limit),
                        (row, number) -> sql.cancellation(row))
                .stream()
                .map(change)
                .toList()));
    }

    /** The due cancellations in a state, earliest first. */
    public List<Cancellation> due(AccountName account, State state, int limit) {
        return due(account, state, limit, clock.millis(), "");
    }

    /** Whether no other process uses the same store. */
    public boolean isAlone() {
        return alone;
    }

    /** The cancellations in a state that are due by this time, earliest first. */
    private List<Cancellation> due(AccountName account, State state, int limit, long nowMillis, String locking) {
        return query(DUE + locking, account, state, limit, nowMillis);
    }

    private List<Cancellation> query(String select, AccountName account, State state, int limit, long nowMillis) {
        return sql.jdbc.query(
                select,
                Map.of(
                        "provider", account.provider().text(),
                        "account", account.name(),
                        "state", state.name(),
                        "now", nowMillis,
                        "limit", limit),
                (row, number) -> sql.cancellation(row));
    }

    /** Every account with cancellations, in the settings or not; takes one step in the index for each. */
    public List<AccountName> accounts() {
        return StoredAccounts.in(sql);
    }

    /** Records the changes in one transaction; returns those whose version was still current. */
    public List<Change> record(List<Change> changes) {
        return changes.isEmpty() ? List.of() : sql.inLastTransaction(() -> write(changes));
    }

    private List<Change> write(List<Change> unsorted) {
        if (unsorted.isEmpty()) {
            return List.of();
        }
        List<Change> changes = unsorted.stream()
                .sorted(Comparator.comparing(change -> change.after().id()))
                .toList();
        int[] counts = sql.jdbc.batchUpdate(CancellationRow.UPDATE, parameters(changes, CancellationRow::parameters));
        List<Change> won = new ArrayList<>(changes.size());
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 1) {
                won.add(changes.get(i));
            }
        }
        keys.change(won);
        histories.add(won);
        AnswerQueue.addChanges(sql, won.stream().filter(Change::worthAnswer).toList());
        notices.ends(won, clock);
        return won;
    }

    private static SqlParameterSource[] parameters(
            List<Change> changes, Function<Cancellation, MapSqlParameterSource> row) {
        return changes.stream().map(Change::after).map(row).toArray(SqlParameterSource[]::new);
    }

    /** Inserts new cancellations, with their content as the first row of their history. */
    void insert(List<NewCancellation> born) {
        if (born.isEmpty()) {
            return;
        }
        sql.jdbc.batchUpdate(
                CancellationRow.INSERT,
                born.stream()
                        .map(NewCancellation::cancellation)
                        .map(CancellationRow::parameters)
                        .toArray(SqlParameterSource[]::new));
        keys.insert(born);
        order.insert(born);
        histories.begin(born);
    }

    /** Records that new cancellations wait for a person, in the transaction that inserts them. */
    void hold(List<Change> born) {
        write(born);
    }

    /** The cancellation with this id. */
    public Optional<Cancellation> find(String id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** The cancellations with these ids, in any order. */
    public List<Cancellation> find(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS + " from " + Sql.wanted("ids")
                        + " join cancellation c on c.id = wanted.id",
                Map.of("ids", Sql.texts(ids)),
                (row, number) -> sql.cancellation(row));
    }

    /** The histories of the cancellations. */
    public Histories histories() {
        return histories;
    }

    /** The credit notes of earlier cancellations of the same invoice, which were all rejected. */
    public Set<String> earlierNotes(Cancellation cancellation) {
        return keys.earlierNotes(cancellation);
    }

    /** The live cancellations of these invoices, by key; each excludes further requests. */
    Map<String, LiveKeys.Alive> alive(Set<String> liveKeys) {
        return keys.find(liveKeys, forShare);
    }

    /** The rules that a person overruled when the request for this cancellation was handed in. */
    public Set<String> overruled(Cancellation cancellation) {
        return Overruled.in(sql, cancellation.id());
    }

    /** The cancellations whose invoice has another one too. */
    public KeyCollisions collisions() {
        return keys.collisions();
    }

    /** The number of cancellations in each state. */
    public Map<State, Long> count() {
        return sql
                .jdbc
                .query(
                        "select state, count(*) from cancellation group by state",
                        (row, number) -> Map.entry(State.valueOf(row.getString(1)), row.getLong(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
