package io.anula.store;

import io.anula.observe.alarm.Alarms;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.time.Clock;

/** A process of its own that fills a store until it is killed; it ends by itself, with 3, where its start is refused. */
final class KilledStore {
    private static final int REFUSED = 3;

    private KilledStore() {}

    /**
     * Fills the store of a home.
     *
     * @param arguments the home, and a name that no other life of it has
     */
    public static void main(String[] arguments) {
        Path home = Path.of(arguments[0]);
        StoreGuard guard = new StoreGuard(home.resolve("data.witness"), null, false, why -> {});
        try {
            Database database = Database.open(
                    TestStore.hsqldb(home.resolve("data")),
                    guard,
                    DiskSpace.unwatched(),
                    new Alarms(Clock.systemUTC()),
                    Clock.systemUTC());
            database.keepWitness();
            TestStore store = new TestStore(database);
            for (int batch = 0; ; batch++) {
                store.fill(arguments[1] + '-' + batch + '-', 40, 20);
                if (batch % 5 == 0) {
                    store.sql.execute("CHECKPOINT");
                }
                database.renewWitness();
            }
        } catch (StoreDamagedException refused) {
            System.err.println(refused.getMessage());
            System.exit(REFUSED);
        }
    }
}
