package io.anula.store;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.State;
import io.anula.io.Counted;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Updates the live keys of an earlier version. There, each account had its own invoices even if codes are unique in the
 * provider's whole system, and a code with leading zeros was another invoice.
 *
 * <ol>
 *   <li>Changed keys are written again, one page in each transaction. Finished keys are skipped, so an interrupted start
 *       can continue.
 *   <li>If two cancellations get the same key, the more advanced one keeps it. The other goes to {@link KeyCollisions};
 *       the log names it, and an alarm names it until a person has seen it.
 *   <li>A mark in the store shows that the update is done.
 * </ol>
 */
final class OneKeyForEach {
    private static final Logger LOG = LoggerFactory.getLogger(OneKeyForEach.class);
    private static final String MARK = "one-key-for-each";
    private static final int PAGE = 500;

    private final Sql sql;
    private final KeyCollisions collisions;
    private final Clock clock;

    private OneKeyForEach(Sql sql, Clock clock) {
        this.sql = sql;
        this.collisions = new KeyCollisions(sql);
        this.clock = clock;
    }

    /** Updates the keys if that was not done yet. */
    static void onceFor(Sql sql, Clock clock) {
        if (!ImportMarker.isSet(sql.jdbc, MARK)) {
            now(sql, clock);
            ImportMarker.once(sql, MARK, () -> {});
        }
    }

    /** Updates the keys after an import from an earlier version. */
    static void now(Sql sql, Clock clock) {
        OneKeyForEach unit = new OneKeyForEach(sql, clock);
        int changed = 0;
        List<Cancellation> page = unit.page("");
        while (!page.isEmpty()) {
            List<Cancellation> those = page;
            changed += sql.inTransaction(() -> unit.renew(those));
            page = unit.page(page.get(page.size() - 1).id());
        }
        if (changed > 0) {
            LOG.info("Keys of this version for {}", Counted.of(changed, "invoice"));
        }
    }

    /** The cancellations whose key may change, in the order of their ids. */
    private List<Cancellation> page(String after) {
        return sql.jdbc.query(
                "select " + CancellationRow.COLUMNS + " from cancellation c where c.id > :after and "
                        + "(c.account <> :account or c.invoice like '0%') "
                        + "order by c.id fetch first :limit rows only",
                Map.of("after", after, "account", Key.DEFAULT_ACCOUNT, "limit", PAGE),
                (row, number) -> sql.cancellation(row));
    }

    private int renew(List<Cancellation> lives) {
        Map<String, String> owners = owners(lives);
        int changed = 0;
        for (Cancellation life : lives) {
            String now = LiveKeys.key(life);
            if (before(life).equals(now) || !life.id().equals(owners.get(before(life)))) {
                continue;
            }
            changed++;
            String other = owners.get(now);
            if (other == null) {
                write("update live_key set live_key = :now where live_key = :before and cancellation_id = :id", life);
                owners.put(now, life.id());
            } else {
                collide(life, other, owners);
            }
        }
        return changed;
    }

    private Map<String, String> owners(List<Cancellation> lives) {
        Map<String, String> owners = new HashMap<>();
        List<String> keys = lives.stream()
                .flatMap(life -> List.of(before(life), LiveKeys.key(life)).stream())
                .distinct()
                .toList();
        sql.jdbc.query(
                "select k.live_key, k.cancellation_id from " + Sql.wanted("keys")
                        + " join live_key k on k.live_key = wanted.id",
                Map.of("keys", Sql.texts(keys)),
                row -> {
                    owners.put(row.getString(1), row.getString(2));
                });
        return owners;
    }

    private void collide(Cancellation life, String otherId, Map<String, String> owners) {
        Cancellation other = sql.jdbc
                .query(
                        "select " + CancellationRow.COLUMNS + " from cancellation c where c.id = :id",
                        Map.of("id", otherId),
                        (row, number) -> sql.cancellation(row))
                .get(0);
        boolean further = rank(life.state()) > rank(other.state());
        Cancellation first = further ? life : other;
        Cancellation second = further ? other : life;
        write("delete from live_key where live_key = :before and cancellation_id = :id", life);
        if (further) {
            write("update live_key set cancellation_id = :id, content_digest = null where live_key = :now", life);
            owners.put(LiveKeys.key(life), life.id());
        }
        collisions.add(second.id(), LiveKeys.key(life), clock.instant());
        LOG.error(
                "{} ({}) and {} ({}) are one invoice and were taken for two: look whether there are two credit notes",
                first,
                first.state(),
                second,
                second.state());
    }

    /**
     * How advanced a cancellation is. The one with a note keeps the key, so that later requests for the invoice follow
     * it.
     */
    private static int rank(State state) {
        return switch (state) {
            case ACCEPTED -> 3;
            case SENT -> 2;
            case SENDING, IN_DOUBT, HELD -> 1;
            case READY, REJECTED -> 0;
        };
    }

    private void write(String statement, Cancellation life) {
        sql.update(statement, Map.of("id", life.id(), "before", before(life), "now", LiveKeys.key(life)));
    }

    /** The key in the form of the earlier version. */
    private static String before(Cancellation life) {
        Key key = life.key();
        String text = (key.provider().text() + '/' + key.account() + '/' + key.invoice()).toLowerCase(Locale.ROOT);
        return life.state().keepsKey() ? text : text + '#' + life.id();
    }
}
