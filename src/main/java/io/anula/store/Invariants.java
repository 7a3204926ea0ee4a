package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * What holds in every store after every commit:
 *
 * <ol>
 *   <li>Every cancellation has its key, and every key its cancellation; a second life of an invoice stands among the
 *       {@link KeyCollisions} instead.
 *   <li>Every history begins with the request and ends with the state in which its cancellation is, at no later version.
 *       One that has left the store with an ended life is not missed.
 *   <li>Every request that was accepted, or that follows another, has its cancellation.
 *   <li>Every file that was taken has as many requests as it held records.
 * </ol>
 *
 * <p>To be asked of a store that nobody works on, or of one moment of it.
 */
final class Invariants {
    private static final int PAGE = 1_000;

    private final NamedParameterJdbcTemplate jdbc;

    Invariants(NamedParameterJdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The end of one history. */
    private record End(int first, int version, State state, long rows) {}

    /**
     * Lets a store pass in which all of it holds.
     *
     * @throws StoreDamagedException when something does not
     */
    static void demand(NamedParameterJdbcTemplate jdbc) {
        new Invariants(jdbc).findings(1).stream().findFirst().ifPresent(finding -> {
            throw new StoreDamagedException(finding);
        });
    }

    /** What does not hold, one line each: as many as that at the most. */
    List<String> findings(int most) {
        List<String> found = new ArrayList<>();
        cancellations(found, most);
        if (found.size() < most) {
            requests(found, most - found.size());
        }
        if (found.size() < most) {
            files(found, most - found.size());
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    private void cancellations(List<String> found, int most) {
        long keys = 0;
        long rows = 0;
        List<Cancellation> page = page("");
        while (!page.isEmpty() && found.size() < most) {
            keys += keys(page, found);
            rows += histories(page, found);
            page = page(page.get(page.size() - 1).id());
        }
        if (found.size() >= most) {
            return;
        }
        if (keys != number("select count(*) from live_key")) {
            orphans(found, most, "live_key", "the key of", "la clave de");
        }
        if (rows != number("select count(*) from history")) {
            orphans(found, most, "history", "the history of", "el historial de");
        }
    }

    private List<Cancellation> page(String after) {
        return jdbc.query(
                "select " + CancellationRow.COLUMNS + " from cancellation c where c.id > :after order by c.id "
                        + "fetch first :limit rows only",
                Map.of("after", after, "limit", PAGE),
                (row, number) -> CancellationRow.read(row));
    }

    /** How many of them have their key. */
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

    /** How many rows their histories have. */
    private long histories(List<Cancellation> page, List<String> found) {
        Map<String, End> ends = new HashMap<>();
        jdbc.query(
                "select h.cancellation_id, h.version, h.state from " + Sql.wanted("ids")
                        + " join history h on h.cancellation_id = wanted.id",
                Map.of("ids", Sql.texts(page.stream().map(Cancellation::id).toList())),
                row -> {
                    End one = new End(row.getInt(2), row.getInt(2), State.valueOf(row.getString(3)), 1);
                    ends.merge(Objects.requireNonNull(row.getString(1)), one, Invariants::later);
                });
        long rows = 0;
        for (Cancellation each : page) {
            End end = ends.get(each.id());
            String wrong = history(each, end);
            if (wrong != null) {
                found.add(wrong);
            }
            rows += end == null ? 0 : end.rows();
        }
        return rows;
    }

    private static End later(End one, End other) {
        End last = one.version() > other.version() ? one : other;
        return new End(Math.min(one.first(), other.first()), last.version(), last.state(), one.rows() + other.rows());
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

    private void orphans(List<String> found, int most, String table, String english, String spanish) {
        List<String> ids = jdbc.queryForList(
                "select distinct t.cancellation_id from " + table
                        + " t left join cancellation c on c.id = t.cancellation_id "
                        + "where c.id is null fetch first :most rows only",
                Map.of("most", most),
                String.class);
        ids.forEach(id -> found.add("%s %s is there and the cancellation is not / está %s y falta la anulación"
                .formatted(english, id, spanish)));
        if (ids.isEmpty()) {
            found.add("%s has rows that belong to no cancellation / tiene filas de ninguna anulación".formatted(table));
        }
    }

    private void requests(List<String> found, int most) {
        jdbc.query(
                "select r.source, r.record, r.verdict from request r left join cancellation c on c.id = r.cancellation_id "
                        + "where r.verdict in ('ACCEPTED', 'DUPLICATE') and c.id is null fetch first :most rows only",
                Map.of("most", most),
                row -> {
                    found.add("%s, record %d, was %s and its cancellation is missing / falta su anulación"
                            .formatted(row.getString(1), row.getLong(2), row.getString(3)));
                });
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
