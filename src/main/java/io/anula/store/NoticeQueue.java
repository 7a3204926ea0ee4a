package io.anula.store;

import io.anula.cancellation.Cancellation;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * What the route {@code decided} must still be given: the ends of cancellations, and files and batches that are
 * complete. An entry is written in the transaction of the change, one for all changes of it, and is deleted when the
 * route has taken all of its names: after a crash in between they are given again. Without a receiver nothing is queued.
 */
public final class NoticeQueue {
    private static final String INSERT =
            "insert into notice_due (kind, names, happened_at) values (:kind, :names, :happened_at)";
    private static final String LINE = "\n";

    private final Sql sql;
    private volatile boolean wanted;

    NoticeQueue(Sql sql) {
        this.sql = sql;
    }

    /** What an entry is about. */
    public enum Kind {
        /** Cancellations that ended; see {@link End}. */
        CANCELLATION,
        /** A file whose last result is written; its name is the file's id. */
        FILE,
        /** A batch of the request table whose rows have all ended; its name is the batch. */
        BATCH
    }

    /**
     * Something to be told.
     *
     * @param number identifies the entry
     * @param names what is still to be told, at least one
     * @param at when it happened
     */
    public record Entry(long number, Kind kind, List<String> names, Instant at) {}

    /**
     * The name of a cancellation's end.
     *
     * @param version the version of the cancellation that ended it
     * @param state {@code ACCEPTED} or {@code REJECTED}
     */
    public record End(String id, int version, String state) {
        /** Reads the name in an entry. */
        public static End of(String name) {
            String[] parts = name.split(":", 3);
            return new End(parts[0], Integer.parseInt(parts[1]), parts[2]);
        }

        private static String name(Cancellation ended) {
            return ended.id() + ':' + ended.version() + ':' + ended.state();
        }
    }

    /** Says whether there is a receiver: from now on things are queued for it, or no longer. */
    public void want(boolean receiver) {
        wanted = receiver;
    }

    /** Whether there is a receiver. */
    public boolean isWanted() {
        return wanted;
    }

    /** Queues the ends among these changes, in their transaction. */
    void ends(List<Change> changes, Clock clock) {
        if (wanted) {
            add(
                    Kind.CANCELLATION,
                    changes.stream()
                            .filter(change -> change.after().state().ended()
                                    && !change.before().state().ended())
                            .map(change -> End.name(change.after()))
                            .toList(),
                    clock);
        }
    }

    /** Queues these, in the open transaction or in its own. */
    public void add(Kind kind, Collection<String> names, Clock clock) {
        if (wanted && !names.isEmpty()) {
            sql.update(
                    INSERT,
                    Map.of("kind", kind.name(), "names", String.join(LINE, names), "happened_at", clock.millis()));
        }
    }

    /** The oldest entries after this number; {@code Long.MIN_VALUE} for the first. */
    public List<Entry> peek(long after, int limit) {
        return sql.jdbc.query(
                "select id, kind, names, happened_at from notice_due where id > :after order by id "
                        + "fetch first :limit rows only",
                Map.of("after", after, "limit", limit),
                (row, number) -> new Entry(
                        row.getLong(1),
                        Kind.valueOf(row.getString(2)),
                        names(Kind.valueOf(row.getString(2)), row.getString(3)),
                        Instant.ofEpochMilli(row.getLong(4))));
    }

    /** A batch has the name that the billing system gave it, and an entry of its own. */
    private static List<String> names(Kind kind, String text) {
        return kind == Kind.BATCH ? List.of(text) : text.lines().toList();
    }

    /** Keeps of each entry only these names, and deletes it if there are none. */
    public void keep(Map<Entry, List<String>> left) {
        if (left.isEmpty()) {
            return;
        }
        sql.inTransaction(() -> {
            left.forEach((entry, names) -> sql.jdbc.update(
                    names.isEmpty()
                            ? "delete from notice_due where id = :id"
                            : "update notice_due set names = :names where id = :id",
                    new MapSqlParameterSource("id", entry.number()).addValue("names", String.join(LINE, names))));
            return left.size();
        });
    }
}
