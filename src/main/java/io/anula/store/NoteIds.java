package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.io.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * The ids that senders give their credit notes. One id never serves two invoices: each has a row in {@code live_key},
 * whose unique index also decides between two writers. The row names the first cancellation with the id and stays for
 * ever. Letter case is ignored, as in the keys of invoices.
 */
final class NoteIds {
    /** Begins the keys of ids; those of invoices begin with a provider's name and a slash. */
    static final String PREFIX = "id:";

    /** The condition for the keys of invoices. */
    static final String NOT_IDS = "live_key not like '" + PREFIX + "%'";

    /** The name of the rule in receipts, results and rows. */
    static final String RULE = "id-used";

    private static final String FIELD = "intID";

    private NoteIds() {}

    /** The key of the id in this content; null if it has none. */
    static @Nullable String key(Key key, String content) {
        String id = key.provider().noteId(content);
        return id == null ? null : (PREFIX + key.provider().text() + '/' + id).toLowerCase(Locale.ROOT);
    }

    /** The cancellation's id that an id in this content would be; null if the content has none. */
    static @Nullable String asCancellation(Key key, String content) {
        String id = key.provider().noteId(content);
        return id == null ? null : id.toUpperCase(Locale.ROOT);
    }

    /**
     * Inserts the ids of new cancellations, except those that an earlier cancellation of the same invoice has. An id
     * that serves another invoice, because another writer was faster, is stopped by the unique index.
     */
    static void insert(Sql sql, LiveKeys keys, List<NewCancellation> born) {
        Map<String, Cancellation> byId = new LinkedHashMap<>();
        for (NewCancellation each : born) {
            String id = key(each.cancellation().key(), each.content());
            if (id != null) {
                byId.put(id, each.cancellation());
            }
        }
        keys.find(byId.keySet(), "").forEach((id, first) -> {
            Cancellation other = Objects.requireNonNull(byId.get(id));
            if (first.cancellation().key().live().equals(other.key().live())) {
                byId.remove(id);
            }
        });
        if (!byId.isEmpty()) {
            sql.jdbc.batchUpdate(
                    "insert into live_key (live_key, cancellation_id) values (:key, :id)",
                    byId.entrySet().stream()
                            .map(each -> new MapSqlParameterSource("key", each.getKey())
                                    .addValue("id", each.getValue().id()))
                            .toArray(SqlParameterSource[]::new));
        }
    }

    /** The problem of a request whose id serves the invoice of that cancellation, for answers. */
    static String problem(Candidate candidate, Cancellation first) {
        Key key = Objects.requireNonNull(candidate.key());
        String id = key.provider().noteId(Objects.requireNonNull(candidate.content()));
        String message =
                ("intID: %1$s was used for invoice %2$s (%3$s); every invoice needs an intID of its own. Correct it, or leave it "
                                + "out: then Anula makes one / intID: %1$s ya se usó para la factura %2$s (%3$s); cada factura "
                                + "necesita un intID propio. Corríjalo u omítalo: en ese caso Anula genera uno")
                        .formatted(id, first.key().invoice(), first.id());
        return Json.text(RequestProblem.fields(FIELD, id, RULE, message));
    }
}
