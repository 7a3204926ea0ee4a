package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.CreditNote;
import io.anula.cancellation.Key;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** Reads and writes a cancellation as a row of the table {@code cancellation}. */
final class CancellationRow {
    static final String COLUMNS = "c.id, c.provider, c.account, c.invoice, c.state, c.version, c.due_at, c.attempts, "
            + "c.tries, c.held_from, c.note_code, c.note_document, c.note_cude, c.process, c.message, c.cause, "
            + "c.note_by, c.created_at, c.changed_at";

    static final String INSERT = "insert into cancellation (id, provider, account, invoice, state, version, "
            + "due_at, attempts, tries, created_at, changed_at) values (:id, :provider, :account, :invoice, "
            + ":state, :version, :due_at, :attempts, :tries, :created_at, :changed_at)";

    static final String UPDATE = "update cancellation set state = :state, version = :version, "
            + "due_at = :due_at, attempts = :attempts, tries = :tries, held_from = :held_from, note_code = :note_code, "
            + "note_document = :note_document, note_cude = :note_cude, process = :process, message = :message, "
            + "cause = :cause, note_by = :note_by, changed_at = :changed_at where id = :id and version = :version - 1";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PROCESS = 40;
    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_MESSAGE = 2000;

    private CancellationRow() {}

    /**
     * Reads {@link #COLUMNS} by position, because HSQLDB searches names one by one.
     *
     * @param first the position of the first column
     */
    static Cancellation read(ResultSet row, int first, ProviderNames providers) throws SQLException {
        Columns columns = new Columns(row, first);
        return new Cancellation(
                columns.required(),
                new Key(providers.stored(columns.required()), columns.required(), columns.required()),
                State.valueOf(columns.required()),
                (int) columns.number(),
                columns.moment(),
                (int) columns.number(),
                (int) columns.number(),
                columns.state(),
                columns.note(),
                columns.text(),
                columns.text(),
                columns.text(),
                columns.text(),
                Instant.ofEpochMilli(columns.number()),
                Instant.ofEpochMilli(columns.number()));
    }

    /** Reads one column after the other. */
    private static final class Columns {
        private final ResultSet row;
        private int next;

        Columns(ResultSet row, int first) {
            this.row = row;
            this.next = first;
        }

        @Nullable
        String text() throws SQLException {
            return row.getString(next++);
        }

        String required() throws SQLException {
            return Objects.requireNonNull(text());
        }

        long number() throws SQLException {
            return row.getLong(next++);
        }

        @Nullable
        Instant moment() throws SQLException {
            long millis = number();
            return millis == 0 ? null : Instant.ofEpochMilli(millis);
        }

        @Nullable
        State state() throws SQLException {
            String name = text();
            return name == null ? null : State.valueOf(name);
        }

        @Nullable
        CreditNote note() throws SQLException {
            String code = text();
            String document = text();
            String cude = text();
            return code == null ? null : new CreditNote(code, document, cude);
        }
    }

    static MapSqlParameterSource parameters(Cancellation cancellation) {
        Key key = cancellation.key();
        CreditNote note = cancellation.note();
        State heldFrom = cancellation.heldFrom();
        return new MapSqlParameterSource("id", cancellation.id())
                .addValue("provider", key.provider().text())
                .addValue("account", key.account())
                .addValue("invoice", key.invoice())
                .addValue("state", cancellation.state().name())
                .addValue("version", cancellation.version())
                .addValue("due_at", Sql.millis(cancellation.dueAt()))
                .addValue("attempts", cancellation.attempts())
                .addValue("tries", cancellation.tries())
                .addValue("held_from", heldFrom == null ? null : heldFrom.name())
                .addValue("note_code", note == null ? null : cut(note.code(), LONGEST_NAME))
                .addValue("note_document", note == null ? null : cut(note.document(), LONGEST_NAME))
                .addValue("note_cude", note == null ? null : cut(note.cude(), LONGEST_NAME))
                .addValue("process", cut(cancellation.process(), LONGEST_PROCESS))
                .addValue("message", message(cancellation))
                .addValue("cause", cut(cancellation.cause(), LONGEST_MESSAGE))
                .addValue("note_by", cut(cancellation.noteBy(), LONGEST_WHO))
                .addValue("created_at", Objects.requireNonNull(Sql.millis(cancellation.createdAt())))
                .addValue("changed_at", Objects.requireNonNull(Sql.millis(cancellation.changedAt())));
    }

    /** The message as it is stored. */
    static @Nullable String message(Cancellation cancellation) {
        return cut(cancellation.message(), LONGEST_MESSAGE);
    }

    /** A remark as it is stored in the history. */
    static @Nullable String remark(@Nullable String remark) {
        return cut(remark, LONGEST_MESSAGE);
    }

    /** Cuts a text of a provider, which may have any length; the history has the whole answer. */
    static @Nullable String cut(@Nullable String text, int longest) {
        String plain = Sql.plain(text);
        return plain == null || plain.length() <= longest ? plain : plain.substring(0, longest - 1) + '…';
    }
}
