package io.anula.store;

import java.time.Clock;

/**
 * The right to do something that only one process may do at a time, such as taking a file or writing rows. A process
 * keeps a lease until it gives the lease back or stops working; then another process can take it after
 * {@link StoredLeases#LENGTH}.
 */
public interface Leases extends AutoCloseable {
    /**
     * The leases of a database: stored there if several processes share it, otherwise in this process.
     *
     * @param node the name of this process, for people
     */
    static Leases of(Database database, Clock clock, String node) {
        return database.isShared() ? StoredLeases.start(database, clock, node) : new LocalLeases();
    }

    /** Takes the lease; false if any process has it, including this one. */
    boolean take(String name);

    /** Whether this process has the lease for at least some more seconds. */
    boolean holds(String name);

    /** Gives the lease back. */
    void release(String name);

    /** Takes the lease, or keeps it: for something that one process does as long as it works. */
    default boolean keep(String name) {
        return holds(name) || take(name);
    }

    /** Gives all leases back. */
    @Override
    void close();
}
