package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Provider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Reads cancellations for people, over connections of its own so that work is not blocked. */
public final class CancellationQueries {
    private static final String NAMED = " in (select wanted.id from " + Sql.wanted("codes") + ")";
    private static final String WAITING = "select c.id, c.note_code, c.invoice, c.due_at from cancellation c where "
            + "c.provider = :provider and c.account = :account and c.state = 'SENT' and (c.note_code" + NAMED
            + " or c.invoice" + NAMED + ")";

    private final Sql sql;

    public CancellationQueries(Database database) {
        this.sql = database.reading();
    }

    /** The cancellation with this id. */
    public Optional<Cancellation> find(String id) {
        return sql
                .jdbc
                .query(
                        "select " + CancellationRow.COLUMNS + " from cancellation c where c.id = :id",
                        new MapSqlParameterSource("id", id),
                        (row, number) -> sql.cancellation(row))
                .stream()
                .findFirst();
    }

    /** The history of the cancellation, first change first; empty if it has left the store. */
    public List<HistoryRow> history(String id) {
        return Histories.of(sql, List.of(id)).getOrDefault(id, List.of());
    }

    /**
     * The histories of all cancellations of the same invoice without requests and answers: earlier cancellations first,
     * oldest first, then this one; by cancellation id.
     */
    public Map<String, List<HistoryRow>> historiesOfInvoice(Cancellation cancellation) {
        List<String> ids = new ArrayList<>(new LiveKeys(sql)
                .earlier(cancellation).stream().map(Cancellation::id).toList());
        ids.add(cancellation.id());
        Map<String, List<HistoryRow>> found = Histories.withoutContent(sql, ids);
        Map<String, List<HistoryRow>> ordered = new LinkedHashMap<>();
        ids.forEach(id -> ordered.put(id, found.getOrDefault(id, List.of())));
        return ordered;
    }

    /**
     * A credit note that waits for a poll.
     *
     * @param id of its cancellation
     * @param codes of the note and of its invoice
     * @param dueAt when the poll is due; in the past if it is under way
     */
    public record WaitingNote(String id, Set<String> codes, Instant dueAt) {}

    /**
     * The undecided notes with these note or invoice codes. Takes one step in the index of what is due for each note of
     * the provider that waits, however many have ended.
     */
    public List<WaitingNote> waiting(Provider provider, Collection<String> codes) {
        List<WaitingNote> found = new ArrayList<>();
        for (AccountName account : StoredAccounts.in(sql)) {
            if (account.provider().equals(provider)) {
                found.addAll(sql.jdbc.query(
                        WAITING,
                        Map.of(
                                "provider", provider.text(),
                                "account", account.name(),
                                "codes", Sql.texts(codes)),
                        (row, number) -> new WaitingNote(
                                String.valueOf(row.getString(1)),
                                Set.copyOf(List.of(String.valueOf(row.getString(2)), String.valueOf(row.getString(3)))),
                                Instant.ofEpochMilli(row.getLong(4)))));
            }
        }
        return found;
    }

    /**
     * The held cancellations, account by account.
     *
     * @param provider only of this provider; null for all
     * @param account only of this account; null for all
     * @param most the limit, 1 upwards
     */
    public List<Cancellation> held(@Nullable Provider provider, @Nullable String account, int most) {
        List<Cancellation> all = new ArrayList<>();
        for (AccountName one : StoredAccounts.in(sql)) {
            boolean wanted = (provider == null || one.provider().equals(provider))
                    && (account == null || one.name().equals(account));
            if (wanted && all.size() < most) {
                all.addAll(held(one, most - all.size()));
            }
        }
        return all;
    }

    /** The order names all columns of the index, so that the index is used. */
    private List<Cancellation> held(AccountName account, int most) {
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS + " from cancellation c where c.provider = :provider and "
                        + "c.account = :account and c.state = 'HELD' order by c.provider, c.account, c.state, c.due_at "
                        + "fetch first :most rows only",
                Map.of("provider", account.provider().text(), "account", account.name(), "most", most),
                (row, number) -> sql.cancellation(row));
    }

    /** The cancellations with these ids, in any order. */
    public List<Cancellation> find(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.jdbc.query(
                        "select " + CancellationRow.COLUMNS + " from " + Sql.wanted("ids")
                                + " join cancellation c on c.id = wanted.id",
                        Map.of("ids", Sql.texts(ids)),
                        (row, number) -> sql.cancellation(row));
    }

    /** The histories of these cancellations by id, first change first, without requests and answers. */
    public Map<String, List<HistoryRow>> histories(Collection<String> ids) {
        return Histories.withoutContent(sql, ids);
    }

    /** The requests of these cancellations by id, as they were taken; without those that have left the store. */
    public Map<String, String> contents(Collection<String> ids) {
        return Histories.contents(sql, ids);
    }

    /** The cancellations with these note or invoice codes whose poll is due only after this time. */
    public List<String> waiting(Provider provider, Collection<String> codes, Instant after) {
        return sql.jdbc.query(
                "select c.id from cancellation c join " + Sql.wanted("codes")
                        + " on c.note_code = wanted.id or c.invoice = wanted.id where c.provider = :provider and "
                        + "c.state = 'SENT' and c.due_at > :after",
                Map.of("codes", Sql.texts(codes), "provider", provider.text(), "after", after.toEpochMilli()),
                (row, number) -> row.getString(1));
    }

    /** The last answer that accepted each of these cancellations, by id; without those that have left the store. */
    public Map<String, String> acceptingAnswers(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<String, String> answers = new LinkedHashMap<>();
        sql.jdbc.query(
                "select h.cancellation_id, h.content from " + Sql.wanted("ids")
                        + " join history h on h.cancellation_id = "
                        + "wanted.id where h.state = 'ACCEPTED' and h.content is not null order by h.cancellation_id, h.version",
                Map.of("ids", Sql.texts(ids)),
                row -> {
                    answers.put(row.getString(1), row.getString(2));
                });
        return answers;
    }

    /**
     * Cancellations that became {@code ACCEPTED} at this time or later, by id. It reads all cancellations after that id,
     * because nothing finds them by the time of their change.
     *
     * @param after only ids after this one; empty for the first page
     */
    public List<Cancellation> acceptedSince(Instant since, String after, int most) {
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS
                        + " from cancellation c where c.id > :after and c.state = 'ACCEPTED' "
                        + "and c.changed_at >= :since order by c.id fetch first :most rows only",
                Map.of("after", after, "since", since.toEpochMilli(), "most", most),
                (row, number) -> sql.cancellation(row));
    }
}
