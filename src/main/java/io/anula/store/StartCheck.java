package io.anula.store;

import io.anula.cancellation.ProviderNames;
import io.anula.io.Counted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a store with its witness at a start, before anything is accepted or submitted. If the witness is missing or
 * unreadable, the store is compared with the names beside it and the given answers. A store without any of them is new,
 * or was emptied on purpose.
 *
 * <p>After an unclean end the whole store is checked. After a clean end only what costs nothing is checked, or
 * everything if the store is small.
 */
final class StartCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final long LITTLE = 10_000;

    private final StoreGuard guard;
    private final @Nullable StoreWitness witness;
    private boolean holds = true;

    private StartCheck(StoreGuard guard, @Nullable StoreWitness witness) {
        this.guard = guard;
        this.witness = witness;
    }

    static StartCheck by(StoreGuard guard) {
        return new StartCheck(guard, StoreWitness.in(guard.witness()).orElse(null));
    }

    /** Whether a person has said that the store is older. */
    boolean isSaidToBeOlder() {
        return guard.older();
    }

    /** The names beside the witness. */
    WitnessNames names(ProviderNames providers) {
        return new WitnessNames(guard.witness(), providers);
    }

    /** Ends the process. */
    void end(String why) {
        guard.end().accept(why);
    }

    /** The writer of later witnesses. For an older store, the earlier facts no longer count, except the number. */
    WitnessKeeper keeper(Sql sql, Sql reading, @Nullable LogSeal seal, Clock clock) {
        StoreWitness before = witness == null || holds
                ? witness
                : new StoreWitness(witness.number(), "", 0, witness.began(), witness.written(), false, null);
        WitnessKeeper keeper = new WitnessKeeper(guard, sql, reading, seal, clock);
        keeper.begin(before);
        return keeper;
    }

    /**
     * Checks what is visible in the files of an embedded database before it is opened, which changes them.
     *
     * @throws StoreDamagedException when they are not the files from the last end
     */
    void demandFiles(Path database) {
        if (witness == null || guard.older()) {
            return;
        }
        Path script = database.resolveSibling(database.getFileName() + ".script");
        if (!Files.exists(script) && !Files.exists(Path.of(script + ".new"))) {
            throw new StoreDamagedException(
                    "%s is gone, and %s says that there was a store / falta".formatted(script, guard.witness()));
        }
        Path data = database.resolveSibling(database.getFileName() + ".data");
        if (!Files.exists(data) && HsqldbFiles.hasRowsIn(script)) {
            throw new StoreDamagedException("%s is gone, and %s says what was in it / falta".formatted(data, script));
        }
        if (witness.log() != null) {
            new LogSeal(database).demand(witness.log());
        }
    }

    /** Every fault of a store, up to this many lines; the store need not be this process's own. */
    List<String> all(Sql sql, int most) {
        return witness == null ? withoutWitness(sql, most) : findings(sql, witness, most);
    }

    /**
     * Checks the content of the store, with updated tables.
     *
     * @throws StoreDamagedException when it is older than its witness, or contradicts itself
     */
    void demand(Sql sql) {
        holds = !guard.older() && !ImportMarker.isRestored(sql);
        try {
            findings(sql).stream().findFirst().ifPresent(finding -> {
                throw new StoreDamagedException(finding);
            });
            if (witness == null && Files.exists(guard.witness())) {
                LOG.warn(
                        "{} cannot be read: the store was held against the names beside it and the answers that were given / "
                                + "no se puede leer: se comparó con los nombres y las respuestas entregadas",
                        guard.witness());
            }
        } catch (org.springframework.dao.DataAccessException unreadable) {
            throw new StoreDamagedException(
                    "it cannot be read / no se puede leer: " + unreadable.getMostSpecificCause());
        }
    }

    private List<String> findings(Sql sql) {
        StoreWitness known = witness;
        if (!holds) {
            return new Invariants(sql.jdbc, sql.providers()).findings(1);
        }
        if (known == null) {
            return withoutWitness(sql, 1);
        }
        if (known.clean() && known.count() > LITTLE) {
            return behind(sql, known).stream().toList();
        }
        long begin = System.nanoTime();
        List<String> found = findings(sql, known, 1);
        LOG.debug("The store was looked at in {} ms", (System.nanoTime() - begin) / 1_000_000);
        return found;
    }

    private List<String> withoutWitness(Sql sql, int most) {
        List<String> found = new ArrayList<>();
        names(sql.providers())
                .firstUnknown(sql.jdbc)
                .ifPresent(name -> found.add(
                        ("cancellation %1$s is not in it, and %2$s names it (delete that file too where the store was emptied on purpose) / "
                                        + "falta esa anulación; si vació el almacén a propósito, borre también %2$s")
                                .formatted(name.id(), name.namedBy())));
        if (found.size() >= most || isEmpty(sql)) {
            return found;
        }
        GivenAnswers given = new GivenAnswers(guard, Instant.EPOCH, Instant.EPOCH);
        given.read();
        found.addAll(new Invariants(sql.jdbc, sql.providers(), given::saw).findings(most - found.size()));
        if (found.size() < most) {
            found.addAll(given.findings());
        }
        return found;
    }

    private static boolean isEmpty(Sql sql) {
        return sql.jdbc
                .queryForList("select id from cancellation fetch first 1 rows only", Map.of(), String.class)
                .isEmpty();
    }

    /** Compares the store with its witness, the given answers and its own invariants, in one reading. */
    private List<String> findings(Sql sql, StoreWitness known, int most) {
        List<String> found = new ArrayList<>(behind(sql, known).stream().toList());
        if (found.size() >= most) {
            return found;
        }
        GivenAnswers given = new GivenAnswers(guard, known.began(), known.written());
        if (!known.clean()) {
            given.read();
        }
        AtomicLong count = new AtomicLong();
        found.addAll(new Invariants(sql.jdbc, sql.providers(), each -> {
                    given.saw(each);
                    count.addAndGet(each.id().compareTo(known.newest()) <= 0 ? 1 : 0);
                })
                .findings(most - found.size()));
        if (found.size() < most && count.get() < known.count()) {
            found.add("%s up to %s in it, and the witness of %s knows %d / faltan anulaciones"
                    .formatted(
                            Counted.of(count.get(), "cancellation"), known.newest(), known.written(), known.count()));
        }
        if (found.size() < most) {
            found.addAll(given.findings());
        }
        return found;
    }

    /** What the witness knew and the store does not, as far as a quick check shows it. */
    private static Optional<String> behind(Sql sql, StoreWitness known) {
        long number = StoreNumber.read(sql.jdbc);
        if (number < known.number() && !ImportMarker.isImported(sql)) {
            return Optional.of(behind(number, known));
        }
        Long there = sql.jdbc.queryForObject(
                "select count(*) from cancellation where id = :newest", Map.of("newest", known.newest()), Long.class);
        return known.count() > 0 && (there == null || there == 0)
                ? Optional.of("cancellation %s is not in it, and the witness of %s knows it / falta esa anulación"
                        .formatted(known.newest(), known.written()))
                : Optional.empty();
    }

    static String behind(long number, StoreWitness known) {
        return "it is behind its witness: it is at number %d, and the witness of %s says %d / es más viejo que su testigo"
                .formatted(number, known.written(), known.number());
    }
}
