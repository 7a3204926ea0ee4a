package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.FindingKind;
import io.anula.cancellation.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * What reconciliation found. One fact is one row, however often and wherever it is found. A fact that held no longer and
 * holds again is open again; one that a person has seen stays seen.
 */
public final class Findings {
    private static final int LONGEST_DETAIL = 2000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_INVOICE = 100;
    private static final int LONGEST_WHO = 100;
    private static final int LONGEST_REASON = 1000;
    private static final int ID_LENGTH = 12;
    private static final String COLUMNS =
            "id, code, provider, account, invoice, note, cancellation_id, detail, source, "
                    + "found_at, gone_at, seen_at, seen_by, seen_reason";
    private static final String OPEN = "gone_at is null and seen_at is null";

    private final Sql sql;
    private final Sql reading;
    private final Clock clock;

    public Findings(Database database, Clock clock) {
        this.sql = database.sql();
        this.reading = database.reading();
        this.clock = clock;
    }

    /**
     * Something that was found now.
     *
     * @param account empty if it is not known
     * @param invoice empty if it is not known
     * @param note empty if there is none
     * @param ours our cancellation; null if there is none
     * @param source {@link Finding#VERIFY}, {@link Finding#STORE}, or the name of a list
     */
    public record Found(
            FindingKind kind,
            Provider provider,
            String account,
            String invoice,
            String note,
            @Nullable Cancellation ours,
            String detail,
            String source) {
        /** About the note of our cancellation. */
        public static Found of(FindingKind kind, Cancellation ours, String note, String detail, String source) {
            return new Found(
                    kind,
                    ours.key().provider(),
                    ours.key().account(),
                    ours.key().invoice(),
                    note,
                    ours,
                    detail,
                    source);
        }

        /** The same for the same fact, whatever its source. */
        String id() {
            String fact = String.join("\n", kind.code(), provider.text(), invoice, note)
                            .toLowerCase(Locale.ROOT)
                    + (provider.hasCodesOfEachAccount() ? '\n' + account : "");
            try {
                byte[] sum = MessageDigest.getInstance("SHA-256").digest(fact.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(sum).substring(0, ID_LENGTH);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }
    }

    /** Stores it; returns whether it is news: it was not known, or had ceased to hold. */
    public boolean add(Found found) {
        return sql.inTransaction(() -> {
            MapSqlParameterSource row = parameters(found);
            int known = sql.jdbc.update(
                    "update reconciliation_finding set gone_at = null, seen_at = null, seen_by = null, seen_reason = null, "
                            + "detail = :detail, source = :source, found_at = :found_at where id = :id and gone_at is not null",
                    row);
            return known > 0 || insert(row);
        });
    }

    private boolean insert(MapSqlParameterSource row) {
        List<String> there =
                sql.jdbc.queryForList("select id from reconciliation_finding where id = :id", row, String.class);
        if (!there.isEmpty()) {
            return false;
        }
        sql.jdbc.update(
                "insert into reconciliation_finding (id, code, provider, account, invoice, note, cancellation_id, detail, "
                        + "source, found_at) values (:id, :code, :provider, :account, :invoice, :note, :cancellation, "
                        + ":detail, :source, :found_at)",
                row);
        return true;
    }

    private MapSqlParameterSource parameters(Found found) {
        Cancellation ours = found.ours();
        return new MapSqlParameterSource("id", found.id())
                .addValue("code", found.kind().code())
                .addValue("provider", found.provider().text())
                .addValue("account", found.account())
                .addValue("invoice", CancellationRow.cut(found.invoice(), LONGEST_INVOICE))
                .addValue("note", CancellationRow.cut(found.note(), LONGEST_NAME))
                .addValue("cancellation", ours == null ? null : ours.id())
                .addValue("detail", CancellationRow.cut(found.detail(), LONGEST_DETAIL))
                .addValue("source", CancellationRow.cut(found.source(), LONGEST_NAME))
                .addValue("found_at", clock.millis());
    }

    /** Notes that these findings about a cancellation no longer hold; returns how many held. */
    public int goneFor(String cancellation, Collection<FindingKind> kinds) {
        return sql.update(
                "update reconciliation_finding set gone_at = :now where gone_at is null and cancellation_id = :id "
                        + "and code in (:codes)",
                Map.of(
                        "now",
                        clock.millis(),
                        "id",
                        cancellation,
                        "codes",
                        kinds.stream().map(FindingKind::code).toList()));
    }

    /** Notes that this finding no longer holds. */
    public void gone(String id) {
        sql.update(
                "update reconciliation_finding set gone_at = :now where gone_at is null and id = :id",
                Map.of("now", clock.millis(), "id", id));
    }

    /** Notes that a person has seen it; returns whether there was such a finding that nobody had seen. */
    public boolean seen(String id, String who, String reason) {
        return sql.update(
                        "update reconciliation_finding set seen_at = :now, seen_by = :who, seen_reason = :reason "
                                + "where id = :id and seen_at is null",
                        Map.of(
                                "now",
                                clock.millis(),
                                "id",
                                id,
                                "who",
                                Objects.requireNonNull(CancellationRow.cut(who, LONGEST_WHO)),
                                "reason",
                                Objects.requireNonNull(CancellationRow.cut(reason, LONGEST_REASON))))
                > 0;
    }

    /** Those that hold and that no person has seen, oldest first. */
    public List<Finding> open(int limit) {
        return query(reading, OPEN + " order by found_at, id", limit);
    }

    /** Those of one kind that hold, seen or not, oldest first. */
    public List<Finding> holding(FindingKind kind, int limit) {
        return query(sql, "gone_at is null and code = '" + kind.code() + "' order by found_at, id", limit);
    }

    /** How many hold that no person has seen. */
    public long countOpen() {
        Long count = reading.jdbc.queryForObject(
                "select count(*) from reconciliation_finding where " + OPEN, Map.of(), Long.class);
        return Objects.requireNonNullElse(count, 0L);
    }

    /** All of them: the open ones first, and of both the newest first. */
    public List<Finding> all(int limit) {
        return query(reading, "1 = 1 order by case when " + OPEN + " then 0 else 1 end, found_at desc, id", limit);
    }

    private static List<Finding> query(Sql from, String what, int limit) {
        return from.jdbc.query(
                "select " + COLUMNS + " from reconciliation_finding where " + what + " fetch first :limit rows only",
                Map.of("limit", limit),
                (row, number) -> finding(row));
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                row.getString("id"),
                FindingKind.of(row.getString("code")),
                row.getString("provider"),
                row.getString("account"),
                row.getString("invoice"),
                row.getString("note"),
                row.getString("cancellation_id"),
                row.getString("detail"),
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("found_at")),
                moment(row, "gone_at"),
                moment(row, "seen_at"),
                row.getString("seen_by"),
                row.getString("seen_reason"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
