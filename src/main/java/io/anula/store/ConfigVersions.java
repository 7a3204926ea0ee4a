package io.anula.store;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * Stores which settings and routes ran. If they already run, here or in another process on the same store, there is no
 * new version.
 */
public final class ConfigVersions {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigVersions.class);
    private static final int TRIES = 10;

    private final Sql sql;
    private final ConfigLog log;
    private final Clock clock;
    private final String node;
    private long fresh;

    public ConfigVersions(Database database, Clock clock, String node) {
        this.sql = database.sql();
        this.log = new ConfigLog(sql.jdbc);
        this.clock = clock;
        this.node = node;
    }

    /** The version of these files: the newest one if it has the same files, otherwise a new one. */
    public ConfigVersion note(List<ConfigFile> files) {
        for (int i = 1; i < TRIES; i++) {
            try {
                return tryNote(files);
            } catch (DuplicateKeyException race) {
                LOG.debug("Another process has taken the number; the next one is free, or has the same files", race);
            }
        }
        return tryNote(files);
    }

    private ConfigVersion tryNote(List<ConfigFile> files) {
        Optional<ConfigVersion> newest = log.newest();
        if (newest.isPresent() && newest.get().holds(files)) {
            return newest.get();
        }
        long number = newest.map(ConfigVersion::version).orElse(0L) + 1;
        ConfigVersion next = new ConfigVersion(number, clock.instant(), node, files);
        sql.update(
                "insert into config_version (version, happened_at, node, files) values (:version, :at, :node, :files)",
                Map.of(
                        "version",
                        number,
                        "at",
                        next.at().toEpochMilli(),
                        "node",
                        node,
                        "files",
                        ConfigLog.json(files)));
        fresh = number;
        return next;
    }

    /** Deletes the version that was stored last, because it did not start. */
    public void forget(long version) {
        if (version == fresh) {
            sql.update("delete from config_version where version = :version", Map.of("version", version));
        }
    }
}
