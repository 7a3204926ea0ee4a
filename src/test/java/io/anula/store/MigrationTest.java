package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A store of an older version, opened by this one. */
final class MigrationTest {
    private static void make(StoreSettings store, String migrations) {
        DriverManagerDataSource database = new DriverManagerDataSource(store.url(), store.username(), store.password());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + migrations)
                .target("2")
                .load()
                .migrate();
        JdbcTemplate sql = new JdbcTemplate(database);
        sql.update(
                "insert into cancellation (id, provider, account, invoice, live_key, state, version, attempts, tries, "
                        + "created_at, changed_at) values ('01', 'lafactura', 'default', 'fc-1', 'lafactura/default/fc-1', "
                        + "'ACCEPTED', 3, 1, 0, 0, 0)");
        if (store.url().startsWith("jdbc:hsqldb")) {
            sql.execute("shutdown");
        }
    }

    private static void demandThatItIsKnown(StoreSettings settings) {
        try (TestStore store = new TestStore(Database.open(settings))) {
            StoredRequest again = store.requests
                    .accept(List.of(TestStore.candidate("row:1", 0, "fc-1")))
                    .get(0);
            assertEquals(Verdict.DUPLICATE, again.verdict());
            assertEquals(1, store.count("cancellation"));
        }
    }

    /** Flyway is not asked where the tables have the version that this program names. */
    private static void demandThatTheNewestIsNamed(TestStore store) {
        List<String> versions = store.sql.queryForList(
                "select \"version\" from \"flyway_schema_history\" order by \"installed_rank\" desc", String.class);
        assertEquals(Tables.NEWEST, versions.get(0));
    }

    @Test
    void shouldNameTheNewestVersion_onHsqldb() {
        try (TestStore store = TestStore.inMemory()) {
            demandThatTheNewestIsNamed(store);
        }
    }

    @Test
    void shouldNameTheNewestVersion_onPostgres() {
        try (TestStore store = TestStore.onPostgres()) {
            demandThatTheNewestIsNamed(store);
        }
    }

    @Test
    void shouldKnowWhatWasCancelled_onHsqldb(@TempDir Path folder) {
        StoreSettings store = TestStore.hsqldb(folder);
        make(store, "db/hsqldb");
        demandThatItIsKnown(store);
    }

    @Test
    void shouldKnowWhatWasCancelled_onPostgres() {
        StoreSettings store = TestStore.postgres();
        make(store, "db/postgresql");
        demandThatItIsKnown(store);
    }
}
