package io.anula.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the pool. HSQLDB separates processes by a file with a heartbeat that is valid for 10 s. A process that was just
 * killed can leave a heartbeat that still looks alive, so a start right after it must try again.
 */
final class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final int LOCKED = -451;
    private static final int ATTEMPTS = 3;

    private Opening() {}

    static HikariDataSource of(HikariConfig config) {
        JournalFaults.printNothing();
        for (int attempt = 1; ; attempt++) {
            try {
                return new HikariDataSource(config);
            } catch (PoolInitializationException failure) {
                if (attempt == ATTEMPTS || !isLocked(failure)) {
                    throw failure;
                }
                LOG.warn(
                        "The database is locked by another process, or by one that was killed a moment ago: tried again");
            }
        }
    }

    private static boolean isLocked(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getErrorCode() == LOCKED) {
                return true;
            }
        }
        return false;
    }
}
