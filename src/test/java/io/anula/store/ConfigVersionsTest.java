package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What came to run is kept, each time that it is other than before. */
final class ConfigVersionsTest {
    private static final ConfigFile SETTINGS = ConfigFile.hashed("config/application.properties", "password = secret");
    private static final ConfigFile ROUTE = ConfigFile.kept("routes/1.camel.yaml", "# á");

    private static void demandOneVersionForEachSet(TestStore store) {
        ConfigVersions unit = new ConfigVersions(store.database, store.clock, "node-1");
        ConfigVersion first = unit.note(List.of(SETTINGS, ROUTE));
        assertEquals(1, first.version());
        assertEquals(first, unit.note(List.of(ROUTE, SETTINGS)));
        ConfigVersions other = new ConfigVersions(store.database, store.clock, "node-2");
        assertEquals(1, other.note(List.of(SETTINGS, ROUTE)).version());
        store.clock.set(SettableClock.START.plusSeconds(1));
        ConfigVersion second = other.note(List.of(SETTINGS, ConfigFile.kept(ROUTE.name(), "# e")));
        assertEquals(2, second.version());
        assertEquals(Set.of(ROUTE.name()), second.changedSince(first));
        assertEquals(3, unit.note(List.of(SETTINGS, ROUTE)).version(), "what comes back is a version of its own");

        ConfigLog log = new ConfigLog(store.database.dataSource());
        List<ConfigChange> changes = log.changes();
        assertEquals(
                List.of(true, false, false),
                changes.stream().map(ConfigChange::isFirst).toList());
        assertEquals(Set.of(SETTINGS.name(), ROUTE.name()), changes.get(0).changed());
        assertEquals(Set.of(ROUTE.name()), changes.get(2).changed());
        assertEquals(List.of(changes.get(2), changes.get(1)), new ConfigLog(store.database).changes(Long.MAX_VALUE, 2));
        assertEquals(List.of(changes.get(1), changes.get(0)), new ConfigLog(store.database).changes(3, 2));
        List<ConfigVersion> all = changes.stream().map(ConfigChange::version).toList();
        assertEquals(
                List.of("node-1", "node-2", "node-1"),
                all.stream().map(ConfigVersion::node).toList());
        assertEquals(second, log.find(2).orElseThrow());
        assertEquals("# á", all.get(0).files().get(1).content());
        assertNull(all.get(0).files().get(0).content(), "settings may hold passwords");
        String kept = store.sql.queryForObject("select files from config_version where version = 1", String.class);
        assertEquals(false, String.valueOf(kept).contains("secret"));
    }

    @Test
    void shouldMakeOneVersionForEachSet_onHsqldb() {
        try (TestStore store = TestStore.inMemory()) {
            demandOneVersionForEachSet(store);
        }
    }

    @Test
    void shouldMakeOneVersionForEachSet_onPostgres() {
        try (TestStore store = TestStore.onPostgres()) {
            demandOneVersionForEachSet(store);
        }
    }

    @Test
    void shouldForget_onlyWhatItNotedItself() {
        try (TestStore store = TestStore.inMemory()) {
            ConfigVersions unit = new ConfigVersions(store.database, store.clock, "node-1");
            unit.note(List.of(ROUTE));
            ConfigVersions next = new ConfigVersions(store.database, store.clock, "node-1");
            next.forget(next.note(List.of(ROUTE)).version());
            assertEquals(1, store.count("config_version"));
            next.forget(next.note(List.of(SETTINGS)).version());
            assertEquals(1, store.count("config_version"));
        }
    }
}
