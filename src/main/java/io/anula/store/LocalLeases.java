package io.anula.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Leases for a process that has its database to itself. */
final class LocalLeases implements Leases {
    private final Set<String> held = ConcurrentHashMap.newKeySet();

    @Override
    public boolean take(String name) {
        return held.add(name);
    }

    @Override
    public boolean holds(String name) {
        return held.contains(name);
    }

    @Override
    public void release(String name) {
        held.remove(name);
    }

    @Override
    public void close() {
        held.clear();
    }
}
