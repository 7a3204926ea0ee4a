package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.ProviderNames;
import io.anula.cancellation.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Conditions that hold in every store after every commit:
 *
 * <ol>
 *   <li>Every cancellation has its key, and every key its cancellation; a second cancellation of an invoice is in
 *       {@link KeyCollisions} instead.
 *   <li>Every history begins with the request and ends with the current state of its cancellation, and has no later
 *       version. The history of an ended cancellation may have left the store.
 *   <li>Every request that was accepted, or that follows another, has its cancellation.
 *   <li>Every file that was taken has as many requests as it held records.
 * </ol>
 *
 * <p>To be checked in a store that is not in use, or in one snapshot of it.
 */
final class Invariants {
    private static final int PAGE = 1_000;

    private final NamedParameterJdbcTemplate jdbc;
    private final ProviderNames providers;
    private final Consumer<Cancellation> seen;

    Invariants(NamedParameterJdbcTemplate jdbc, ProviderNames providers) {
        this(jdbc, providers, each -> {});
    }

    /**
     * @param seen receives each cancellation once, as long as there is no finding; this saves another reading of a
     * large store
     */
    Invariants(NamedParameterJdbcTemplate jdbc, ProviderNames providers, Consumer<Cancellation> seen) {
        this.providers = providers;
        this.jdbc = jdbc;
        this.seen = seen;
    }

    /** The end of one history. */
    private record End(int first, int version, State state) {}

    /**
     * The range of ids of a page.
     *
     * @param last null for the end of the table
     */
    private record Stretch(String after, @Nullable String last) {
        String condition() {
            return "cancellation_id > :after" + (last == null ? "" : " and cancellation_id <= :last");
        }

        Map<String, String> values() {
            return last == null ? Map.of("after", after) : Map.of("after", after, "last", last);
        }
    }

    /**
     * Throws unless all conditions hold.
     *
     * @throws StoreDamagedException when one does not
     */
    static void demand(NamedParameterJdbcTemplate jdbc, ProviderNames providers) {
        new Invariants(jdbc, providers).findings(1).stream().findFirst().ifPresent(finding -> {
            throw new StoreDamagedException(finding);
        });
    }

    /** The broken conditions, one line each, up to this many. */
    List<String> findings(int most) {
        List<String> found = new ArrayList<>();
        cancellations(found, most);
        if (found.size() < most) {
            files(found, most - found.size());
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    /**
     * Reads page by page in the order of the ids. Rows that name a cancellation are read over the same range of ids:
     * every row is read once, and a row with an unknown id is found between its neighbours.
     */
    private void cancellations(List<String> found, int most) {
        long keys = 0;
        String after = "";
        boolean more = true;
        while (more && found.size() < most) {
            List<Cancellation> page = page(after);
            more = page.size() == PAGE;
            Stretch stretch =
                    new Stretch(after, more ? page.get(page.size() - 1).id() : null);
            keys += keys(page, found);
            histories(page, stretch, found);
            requests(page, stretch, found);
            page.forEach(seen);
            after = stretch.last() == null ? after : stretch.last();
        }
        if (found.size() < most && keys != number("select count(*) from live_key where " + NoteIds.NOT_IDS)) {
            orphanedKeys(found, most);
        }
    }

    private List<Cancellation> page(String after) {
        return jdbc.query(
                "select " + CancellationRow.COLUMNS + " from cancellation c where c.id > :after order by c.id "
                        + "fetch first :limit rows only",
                Map.of("after", after, "limit", PAGE),
                (row, number) -> CancellationRow.read(row, 1, providers));
    }

    /** The number of cancellations that have their key. */
    private long keys(List<Cancellation> page, List<String> found) {
        Map<String, String> owners = new HashMap<>();
        jdbc.query(
                "select k.live_key, k.cancellation_id from " + Sql.wanted("keys")
                        + " join live_key k on k.live_key = wanted.id",
                Map.of("keys", Sql.texts(page.stream().map(LiveKeys::key).toList())),
                row -> {
                    owners.put(row.getString(1), row.getString(2));
                });
        long have = 0;
        for (Cancellation each : page) {
            if (each.id().equals(owners.get(LiveKeys.key(each)))) {
                have++;
            } else if (!collides(each)) {
                found.add("%s is %s and its key is missing or another's / falta la clave de su factura"
                        .formatted(each, each.state()));
            }
        }
        return have;
    }

    private boolean collides(Cancellation each) {
        return number("select count(*) from key_collision where cancellation_id = :id", each.id()) > 0;
    }

    private void histories(List<Cancellation> page, Stretch stretch, List<String> found) {
        Map<String, End> ends = new HashMap<>();
        jdbc.query(
                "select cancellation_id, version, state from history where " + stretch.condition()
                        + " order by cancellation_id, version",
                stretch.values(),
                row -> {
                    int version = row.getInt(2);
                    State state = State.valueOf(row.getString(3));
                    ends.compute(
                            Objects.requireNonNull(row.getString(1)),
                            (id, begun) -> new End(begun == null ? version : begun.first(), version, state));
                });
        for (Cancellation each : page) {
            String wrong = history(each, ends.remove(each.id()));
            if (wrong != null) {
                found.add(wrong);
            }
        }
        ends.keySet().stream().sorted().forEach(id -> found.add(orphan("the history of", id, "el historial de")));
    }

    private void requests(List<Cancellation> page, Stretch stretch, List<String> found) {
        Set<String> ids = page.stream().map(Cancellation::id).collect(Collectors.toSet());
        jdbc.query(
                "select cancellation_id, source, record, verdict from request where " + stretch.condition()
                        + " and verdict in ('ACCEPTED', 'DUPLICATE') order by cancellation_id",
                stretch.values(),
                row -> {
                    if (!ids.contains(row.getString(1))) {
                        found.add("%s, record %d, was %s and its cancellation is missing / falta su anulación"
                                .formatted(row.getString(2), row.getLong(3), row.getString(4)));
                    }
                });
    }

    private static @Nullable String history(Cancellation each, @Nullable End end) {
        if (end == null) {
            return each.state().ended()
                    ? null
                    : "%s is %s and has no history / no tiene historial".formatted(each, each.state());
        }
        if (end.first() != 0) {
            return "the history of %s does not begin with its request / su historial no empieza con la solicitud"
                    .formatted(each);
        }
        return end.state() != each.state() || end.version() > each.version()
                ? "%s is %s, version %d, and its history ends with %s, version %d / su historial termina de otro modo"
                        .formatted(each, each.state(), each.version(), end.state(), end.version())
                : null;
    }

    private void orphanedKeys(List<String> found, int most) {
        List<String> ids = jdbc.queryForList(
                "select distinct t.cancellation_id from live_key t left join cancellation c on c.id = t.cancellation_id "
                        + "where c.id is null fetch first :most rows only",
                Map.of("most", most),
                String.class);
        ids.forEach(id -> found.add(orphan("the key of", id, "la clave de")));
        if (ids.isEmpty()) {
            found.add("live_key has rows that belong to no cancellation / tiene filas de ninguna anulación");
        }
    }

    private static String orphan(String english, String id, String spanish) {
        return "%s %s is there and the cancellation is not / está %s y falta la anulación"
                .formatted(english, id, spanish);
    }

    private void files(List<String> found, int most) {
        jdbc.query(
                "select f.name, f.id, f.records, count(r.record) from intake_file f left join request r on r.source = f.id "
                        + "where f.state in ('ACCEPTED', 'ARCHIVED') group by f.id, f.name, f.records "
                        + "having count(r.record) < f.records fetch first :most rows only",
                Map.of("most", most),
                row -> {
                    found.add("of file %s (%s) %d of %d records are in it / faltan registros del archivo"
                            .formatted(row.getString(1), row.getString(2), row.getLong(4), row.getLong(3)));
                });
    }

    private long number(String query) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Map.of(), Long.class));
    }

    private long number(String query, String id) {
        return Objects.requireNonNull(jdbc.queryForObject(query, Map.of("id", id), Long.class));
    }
}
