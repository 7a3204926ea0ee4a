package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Provider;
import io.anula.cancellation.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds the parts of a contradictory store that can be derived from the rest: keys from cancellations, cancellations
 * from keys and histories. A cancellation that is rebuilt, or contradicts its history, is held for a person; none
 * becomes ready.
 */
public final class StoreRepair {
    private static final char PAST = '#';
    private static final int KEY_PARTS = 3;
    private static final int MOST = 1_000_000;
    private static final String WHY =
            "\"store repair\" found this cancellation damaged: it may have been sent. Look at the provider's, then resolve it, or retry it "
                    + "if no credit note exists / \"store repair\" la encontró dañada: puede haberse enviado. Verifique con el proveedor y "
                    + "luego resuélvala, o reenvíela si no existe nota de crédito";

    private final Sql sql;
    private final Clock clock;
    private final List<String> done = new ArrayList<>();

    public StoreRepair(Database database, Clock clock) {
        this.sql = database.sql();
        this.clock = clock;
    }

    /**
     * The result of a repair.
     *
     * @param done what was rebuilt, one line each
     * @param left what cannot be derived from the rest, one line each
     */
    public record Repaired(List<String> done, List<String> left) {}

    /** Repairs the store; a second run changes nothing more. */
    public Repaired run() {
        lostCancellations();
        String after = "";
        List<Cancellation> page = page(after);
        while (!page.isEmpty()) {
            for (Cancellation each : page) {
                sql.inTransaction(() -> {
                    key(each);
                    history(each);
                    return each;
                });
            }
            page = page(page.get(page.size() - 1).id());
        }
        return new Repaired(List.copyOf(done), new Invariants(sql.jdbc, sql.providers()).findings(StoreVerifier.MOST));
    }

    private List<Cancellation> page(String after) {
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS + " from cancellation c where c.id > :after order by c.id "
                        + "fetch first 500 rows only",
                Map.of("after", after),
                (row, number) -> sql.cancellation(row));
    }

    private void key(Cancellation each) {
        String key = LiveKeys.key(each);
        Map<String, Object> parameters = Map.of("key", key, "id", each.id());
        Optional<String> owner = first("select cancellation_id from live_key where live_key = :key", parameters);
        boolean collides = first("select cancellation_id from key_collision where cancellation_id = :id", parameters)
                .isPresent();
        if (owner.isPresent() || collides) {
            return;
        }
        sql.jdbc.update("delete from live_key where cancellation_id = :id and " + NoteIds.NOT_IDS, parameters);
        sql.jdbc.update("insert into live_key (live_key, cancellation_id) values (:key, :id)", parameters);
        done.add("%s has its key again / recuperó su clave".formatted(each));
    }

    private void history(Cancellation each) {
        List<HistoryRow> rows = Histories.of(sql, List.of(each.id())).getOrDefault(each.id(), List.of());
        if (rows.isEmpty() ? each.state().ended() : isRight(each, rows)) {
            return;
        }
        HistoryRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        if (!each.state().keepsKey() || (last != null && !last.state().keepsKey())) {
            return;
        }
        if (rows.isEmpty() || rows.get(0).version() != 0) {
            add(each.id(), 0, each.state());
        }
        int version = Math.max(each.version(), last == null ? 0 : last.version()) + 1;
        sql.jdbc.update(
                "update cancellation set state = 'HELD', held_from = 'IN_DOUBT', due_at = null, version = :version, "
                        + "message = :why, changed_at = :now where id = :id",
                Map.of("version", version, "why", WHY, "now", clock.millis(), "id", each.id()));
        add(each.id(), version, State.HELD);
        done.add("%s was %s and contradicts its history: it is HELD / queda retenida".formatted(each, each.state()));
    }

    private static boolean isRight(Cancellation each, List<HistoryRow> rows) {
        HistoryRow last = rows.get(rows.size() - 1);
        return rows.get(0).version() == 0 && last.state() == each.state() && last.version() <= each.version();
    }

    private void add(String id, int version, State state) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", id);
        row.put("version", version);
        row.put("now", clock.millis());
        row.put("state", state.name());
        row.put("why", WHY);
        sql.jdbc.update(
                "insert into history (cancellation_id, version, happened_at, state, event, message, node) "
                        + "values (:id, :version, :now, :state, 'Repaired', :why, 'store repair')",
                row);
    }

    private void lostCancellations() {
        List<String[]> orphans = sql.jdbc.query(
                "select k.live_key, k.cancellation_id from live_key k left join cancellation c on c.id = k.cancellation_id "
                        + "where c.id is null fetch first " + MOST + " rows only",
                Map.of(),
                (row, number) -> new String[] {row.getString(1), row.getString(2)});
        for (String[] orphan : orphans) {
            sql.inTransaction(() -> rebuilt(orphan[0], Objects.requireNonNull(orphan[1])));
        }
    }

    private boolean rebuilt(String liveKey, String id) {
        boolean past = liveKey.indexOf(PAST) >= 0 && liveKey.endsWith(PAST + id);
        String text = past ? liveKey.substring(0, liveKey.length() - id.length() - 1) : liveKey;
        String[] parts = text.split("/", KEY_PARTS);
        Optional<Provider> provider = sql.providers().find(parts[0]);
        if (parts.length < KEY_PARTS
                || provider.isEmpty()
                || parts[2].isBlank()
                || parts[2].length() > Key.LONGEST_INVOICE) {
            return false;
        }
        State state = past ? State.REJECTED : State.HELD;
        List<HistoryRow> rows = Histories.of(sql, List.of(id)).getOrDefault(id, List.of());
        int version = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).version() + 1;
        sql.jdbc.update(
                "insert into cancellation (id, provider, account, invoice, state, version, attempts, tries, held_from, message, "
                        + "created_at, changed_at) values (:id, :provider, :account, :invoice, :state, :version, 0, 0, :from, :why, "
                        + ":now, :now)",
                row(id, provider.get(), parts, state, version));
        add(id, version, state);
        done.add("%s (%s) was lost and is %s / se perdió y queda en %s".formatted(id, text, state, state));
        return true;
    }

    private Map<String, @Nullable Object> row(String id, Provider provider, String[] parts, State state, int version) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", id);
        row.put("provider", provider.text());
        row.put("account", parts[1]);
        row.put("invoice", parts[2]);
        row.put("state", state.name());
        row.put("version", version);
        row.put("from", state == State.HELD ? State.IN_DOUBT.name() : null);
        row.put("why", WHY);
        row.put("now", clock.millis());
        return row;
    }

    private Optional<String> first(String query, Map<String, ?> parameters) {
        return sql.jdbc.queryForList(query, parameters, String.class).stream().findFirst();
    }
}
