package io.anula.engine;

import io.anula.cancellation.AccountName;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.cancellation.Transition;
import io.anula.store.Cancellations;
import io.anula.store.Change;
import io.anula.store.Database;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For a store that was filled from a backup: requests that are unsent in it may have been submitted after the backup.
 * All of them become in doubt before any call leaves; what is held before its first call is held in doubt.
 */
public final class BackupReconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(BackupReconciliation.class);
    private static final int BATCH = 500;

    private final Database database;
    private final Cancellations cancellations;
    private final Transition transition;
    private final Clock clock;

    public BackupReconciliation(Database database, Cancellations cancellations, Transition transition, Clock clock) {
        this.database = database;
        this.cancellations = cancellations;
        this.transition = transition;
        this.clock = clock;
    }

    /** Called at the start; works once after each restore, and includes accounts that are not in the settings. */
    public void doubtUnsent() {
        if (!database.isRestored()) {
            return;
        }
        long inDoubt = 0;
        for (AccountName account : cancellations.accounts()) {
            inDoubt += doubtUnsent(account);
        }
        LOG.warn(
                "The store was filled from a backup. Cancellations that may have been sent since are in doubt; what was asked "
                        + "for after the backup is not in it / El almacén viene de una copia; en duda: {}",
                inDoubt);
        database.forgetRestored();
    }

    private long doubtUnsent(AccountName account) {
        return all(() -> cancellations.claimAny(account, State.READY, BATCH, this::doubt))
                + all(() -> cancellations.claimHeldUnsent(account, BATCH, this::doubt));
    }

    private static long all(Supplier<List<Change>> batch) {
        long all = 0;
        int changed;
        do {
            changed = batch.get().size();
            all += changed;
        } while (changed > 0);
        return all;
    }

    private Change doubt(Cancellation found) {
        return Change.of(found, new Outcome.Restored(), transition, clock.instant());
    }
}
