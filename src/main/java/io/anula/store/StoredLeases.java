package io.anula.store;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Leases in a database that several processes share. A separate thread renews the held ones. */
final class StoredLeases implements Leases {
    /** How long after the last renewal a lease becomes free. */
    static final Duration LENGTH = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(StoredLeases.class);
    private static final long RENEW_MILLIS = 4_000;
    /** A lease that ends sooner than this does not count as held: a step of work takes time. */
    private static final long MARGIN_MILLIS = 3_000;

    private final Sql sql;
    private final Clock clock;
    private final String holder;
    private final Map<String, Long> held = new ConcurrentHashMap<>();
    private final Thread renewer = new Thread(this::renewAsLongAsItWorks, "leases");

    StoredLeases(Database database, Clock clock, String node) {
        this.sql = database.sql();
        this.clock = clock;
        this.holder = node + '/' + UUID.randomUUID();
    }

    static StoredLeases start(Database database, Clock clock, String node) {
        StoredLeases leases = new StoredLeases(database, clock, node);
        leases.renewer.setDaemon(true);
        leases.renewer.start();
        return leases;
    }

    @Override
    public boolean take(String name) {
        if (held.containsKey(name)) {
            return false;
        }
        long now = clock.millis();
        Map<String, Object> parameters =
                Map.of("name", name, "holder", holder, "now", now, "until", now + LENGTH.toMillis());
        boolean taken = sql.update(
                                "update lease set holder = :holder, until = :until where name = :name and until < :now",
                                parameters)
                        == 1
                || insert(parameters);
        if (taken) {
            held.put(name, now + LENGTH.toMillis());
        }
        return taken;
    }

    private boolean insert(Map<String, Object> parameters) {
        return sql.update(
                        "insert into lease (name, holder, until) select :name, :holder, :until "
                                + "where not exists (select 1 from lease where name = :name) on conflict do nothing",
                        parameters)
                == 1;
    }

    @Override
    public boolean holds(String name) {
        Long until = held.get(name);
        return until != null && clock.millis() < until - MARGIN_MILLIS;
    }

    @Override
    public void release(String name) {
        held.remove(name);
        sql.update("delete from lease where name = :name and holder = :holder", Map.of("name", name, "holder", holder));
    }

    private void renewAsLongAsItWorks() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(RENEW_MILLIS);
                renew();
            }
        } catch (InterruptedException told) {
            LOG.debug("Leases are renewed no more");
        }
    }

    /** Renews the held leases; lost ones no longer count as held. */
    void renew() {
        for (String name : List.copyOf(held.keySet())) {
            try {
                long until = clock.millis() + LENGTH.toMillis();
                int renewed = sql.update(
                        "update lease set until = :until where name = :name and holder = :holder",
                        Map.of("until", until, "name", name, "holder", holder));
                if (renewed == 1) {
                    held.computeIfPresent(name, (same, before) -> until);
                } else if (held.remove(name) != null) {
                    LOG.warn("The lease of {} was lost: another node has it", name);
                }
            } catch (DataAccessException | TransactionException away) {
                LOG.warn("The lease of {} is not renewed, the store does not answer: {}", name, away.toString());
            }
        }
    }

    @Override
    public void close() {
        renewer.interrupt();
        for (String name : List.copyOf(held.keySet())) {
            try {
                release(name);
            } catch (DataAccessException | TransactionException away) {
                LOG.debug("The lease of {} ends by itself", name, away);
            }
        }
    }
}
