package io.anula.store;

import com.github.f4b6a3.ulid.Ulid;
import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which notes of accepted cancellations were verified again. A note is due for stage 1 a day after it was accepted, and
 * for stage 2 a week after; one that was first found due a week after skips stage 1. What was accepted more than
 * {@link #LATEST} ago, or asked for more than {@link #LONGEST_LIFE} before it was accepted, is not verified: a store that
 * is older than this table does not ask about its whole past.
 */
public final class NoteChecks {
    /** After this time a note is due for the first time. */
    public static final Duration FIRST = Duration.ofDays(1);

    /** After this time it is due for the second and last time. */
    public static final Duration SECOND = Duration.ofDays(7);

    static final Duration LATEST = Duration.ofDays(30);
    static final Duration LONGEST_LIFE = Duration.ofDays(60);

    private static final String DUE = "select " + CancellationRow.COLUMNS
            + " from cancellation c left join note_check n on n.cancellation_id = c.id and n.checked_at >= c.changed_at "
            + "where c.id > :after and c.provider = :provider and c.account = :account and c.state = 'ACCEPTED' "
            + "and c.note_code is not null and c.changed_at > :oldest and ((c.changed_at <= :second "
            + "and coalesce(n.stage, 0) < 2) or (c.changed_at > :second and c.changed_at <= :first "
            + "and coalesce(n.stage, 0) < 1)) order by c.id fetch first :limit rows only";

    private final Sql sql;
    private final Clock clock;

    public NoteChecks(Database database, Clock clock) {
        this.sql = database.sql();
        this.clock = clock;
    }

    /**
     * Cancellations of this account whose note is due, by id.
     *
     * @param after only ids after this one; empty for the first page
     * @param late only those that were due so long ago; zero for all
     */
    public List<Cancellation> due(AccountName account, String after, Duration late, int limit) {
        Instant now = clock.instant();
        Instant oldest = now.minus(LATEST);
        String first = Ulid.min(oldest.minus(LONGEST_LIFE).toEpochMilli()).toString();
        return sql.jdbc.query(
                DUE,
                Map.of(
                        "after", after.compareTo(first) < 0 ? first : after,
                        "provider", account.provider().text(),
                        "account", account.name(),
                        "oldest", oldest.toEpochMilli(),
                        "first", now.minus(FIRST).minus(late).toEpochMilli(),
                        "second", now.minus(SECOND).minus(late).toEpochMilli(),
                        "limit", limit),
                (row, number) -> sql.cancellation(row));
    }

    /** Notes that this note was verified now; returns the stage that is done. */
    public int done(Cancellation accepted) {
        Instant now = clock.instant();
        int stage = accepted.changedAt().plus(SECOND).isAfter(now) ? 1 : 2;
        return sql.inTransaction(() -> {
            Map<String, ?> row = Map.of("id", accepted.id(), "stage", stage, "now", now.toEpochMilli());
            if (sql.jdbc.update(
                            "update note_check set stage = :stage, checked_at = :now where cancellation_id = :id", row)
                    == 0) {
                sql.jdbc.update(
                        "insert into note_check (cancellation_id, stage, checked_at) values (:id, :stage, :now)", row);
            }
            return stage;
        });
    }

    /** Deletes what is so old that its note cannot be due again. */
    public void forget() {
        sql.update(
                "delete from note_check where checked_at < :old",
                Map.of("old", clock.instant().minus(LATEST).minus(LATEST).toEpochMilli()));
    }

    /** The live cancellations of these invoices, by the key's text; rejected ones are not among them. */
    public Map<String, Cancellation> ofInvoices(Collection<Key> keys) {
        Set<String> wanted = keys.stream().map(Key::live).collect(Collectors.toSet());
        Map<String, Cancellation> found = new HashMap<>();
        new LiveKeys(sql).find(wanted, "").forEach((key, alive) -> found.put(key, alive.cancellation()));
        return found;
    }

    /**
     * The notes of this provider's cancellations, a page by id: a cancellation for each, whatever its state.
     *
     * @param after only ids after this one; empty for the first page
     */
    public List<Cancellation> notes(Provider provider, String after, int limit) {
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS
                        + " from cancellation c where c.id > :after and c.provider = :provider "
                        + "and c.note_code is not null order by c.id fetch first :limit rows only",
                Map.of("after", after, "provider", provider.text(), "limit", limit),
                (row, number) -> sql.cancellation(row));
    }

    /** The least id that a cancellation of this time can have. */
    public static String firstId(Instant moment) {
        return Ulid.min(moment.toEpochMilli()).toString();
    }

    /** Invoices with two accepted cancellations, each with a note of its own. */
    public List<KeyCollisions.Pair> twice() {
        List<KeyCollisions.Pair> both = new ArrayList<>();
        for (KeyCollisions.Pair pair : new KeyCollisions(sql).all()) {
            if (hasNote(pair.first()) && hasNote(pair.second())) {
                both.add(pair);
            }
        }
        return both;
    }

    private static boolean hasNote(Cancellation one) {
        return one.note() != null && one.state() == State.ACCEPTED;
    }
}
