package io.anula.store;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.State;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Corrects times that are later than possible: a wrong clock wrote them, and was set back since. A due time that is too
 * early does no harm: a poll or look-up is made once more.
 */
public final class Redating {
    private static final Logger LOG = LoggerFactory.getLogger(Redating.class);
    private static final Duration LONGEST_RESULT = Duration.ofMinutes(15);
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(1);

    private final Sql sql;
    private final boolean shared;
    private final Clock clock;

    public Redating(Database database, Clock clock) {
        this.sql = database.sql();
        this.shared = database.isShared();
        this.clock = clock;
    }

    /**
     * Sets times later than {@code latest} to {@code due}, both counted from now.
     *
     * @param latest by state; the times of other states stay
     * @param due by state, not later than {@code latest}
     */
    public void run(Map<State, Duration> latest, Map<State, Duration> due) {
        int count = 0;
        for (AccountName account : StoredAccounts.in(sql)) {
            for (Map.Entry<State, Duration> each : latest.entrySet()) {
                Map<String, Object> parameters = new HashMap<>();
                parameters.put("provider", account.provider().text());
                parameters.put("account", account.name());
                parameters.put("state", each.getKey().name());
                parameters.put("latest", at(each.getValue()));
                parameters.put("due", at(due.getOrDefault(each.getKey(), Duration.ZERO)));
                count += sql.update(
                        "update cancellation set due_at = :due where provider = :provider and account = :account "
                                + "and state = :state and due_at > :latest",
                        parameters);
            }
        }
        Map<String, Object> results = Map.of("latest", at(LONGEST_RESULT), "due", at(Duration.ZERO));
        count += sql.update("update intake_file set result_due_at = :due where result_due_at > :latest", results);
        if (shared) {
            Map<String, Object> leases = Map.of("latest", at(LONGEST_LEASE), "due", at(StoredLeases.LENGTH));
            count += sql.update("update lease set until = :due where until > :latest", leases);
        }
        if (count > 0) {
            LOG.warn("The clock was set back: {} were due later than they can be and are dated anew", count);
        }
    }

    /** Whether the newest cancellation was created in the future. */
    public boolean isAhead() {
        return sql
                .jdbc
                .query(
                        "select created_at from cancellation order by id desc fetch first 1 rows only",
                        Map.of(),
                        (row, number) -> row.getLong(1))
                .stream()
                .anyMatch(newest -> newest > clock.millis());
    }

    private long at(Duration later) {
        return clock.millis() + later.toMillis();
    }
}
