package io.anula.store;

import java.time.Clock;

/**
 * The right to do what only one may do at a time: take a file, tell the rows. Whoever has it keeps it until it is given
 * back or its process no longer works; then another may have it after {@link StoredLeases#LENGTH}.
 */
public interface Leases extends AutoCloseable {
    /**
     * Those of a database: kept there when several processes share it, else in this process.
     *
     * @param node the name of this process, for people
     */
    static Leases of(Database database, Clock clock, String node) {
        return database.isShared() ? StoredLeases.start(database, clock, node) : new LocalLeases();
    }

    /** Takes it; false when somebody has it, this process included. */
    boolean take(String name);

    /** True while this process has it and can be sure of it for some seconds. */
    boolean holds(String name);

    /** Gives it back. */
    void release(String name);

    /** Takes it, or goes on having it: for what one process does as long as it works. */
    default boolean keep(String name) {
        return holds(name) || take(name);
    }

    /** Gives all of them back. */
    @Override
    void close();
}
