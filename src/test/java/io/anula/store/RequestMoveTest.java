package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store of an earlier version, which had the request table in itself. */
final class RequestMoveTest {
    private static final String TABLE = "cancellation_request";
    private static final RequestTableSettings SETTINGS = new RequestTableSettings(TABLE, "requests", "pass", "");
    private static final int ROWS = 1_203;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAnOldOne() {
        try (TestStore store = TestStore.in(folder)) {
            RequestTableDdl.of("hsqldb", TABLE).forEach(store.sql::execute);
            store.sql.execute("create user \"requests\" password 'in clear text'");
            store.sql.execute("grant select, insert on table cancellation_request to \"requests\"");
            store.sql.execute(
                    "insert into cancellation_request (provider, invoice, payload, status) select 'lafactura', "
                            + "'fc-' || x, 'ñ€', case when mod(x, 2) = 0 then 'NEW' else 'ACCEPTED' end from unnest(sequence_array(1, %d, 1)) t (x)"
                                    .formatted(ROWS));
            store.requests.accept(List.of(TestStore.candidate("row:2000", 0, "fc-known")));
        }
    }

    private static List<Map<String, Object>> rows(JdbcTemplate sql) {
        return sql.queryForList("select * from cancellation_request order by id");
    }

    private static JdbcTemplate offer(TestStore store) {
        store.database.offerRequestTable(SETTINGS);
        return new JdbcTemplate(store.database.requestTable());
    }

    @Test
    void shouldHaveEveryRowAsItWas_andNobodyInTheStore() throws IOException {
        try (TestStore store = TestStore.in(folder)) {
            List<Map<String, Object>> before = rows(store.sql);
            assertEquals(before, rows(offer(store)));
            assertFalse(hasTable(store));
            assertEquals(
                    0,
                    store.sql.queryForObject(
                            "select count(*) from information_schema.system_users where admin = false", Integer.class));
        }
        for (String suffix : List.of(".log", ".script")) {
            Path file = folder.resolve("anula" + suffix);
            assertFalse(Files.exists(file) && Files.readString(file).contains("in clear text"), suffix);
        }
    }

    @Test
    void shouldDoubleNothing_whenTheProcessEndsInTheMiddle() {
        try (TestStore store = TestStore.in(folder)) {
            JdbcTemplate half = half(store);
            assertEquals(500, half.queryForObject("select count(*) from cancellation_request", Integer.class));
            assertTrue(hasTable(store));
        }
        try (TestStore store = TestStore.in(folder)) {
            List<Map<String, Object>> before = rows(store.sql);
            assertEquals(before, rows(offer(store)));
            assertFalse(hasTable(store));
        }
        try (TestStore store = TestStore.in(folder)) {
            assertEquals(ROWS, rows(offer(store)).size());
        }
    }

    /** The catalog with the first page alone: the second has a row that it refuses. */
    private static JdbcTemplate half(TestStore store) {
        RequestCatalog catalog = new RequestCatalog(
                new StoreSettings(store.database.sql().url(), "anula", "secret", Given.PROVIDERS.names()),
                SETTINGS,
                store.database.sql());
        JdbcTemplate sql = new JdbcTemplate(catalog.dataSource());
        sql.execute("SET DATABASE TRANSACTION CONTROL MVCC");
        RequestTableDdl.of("hsqldb", TABLE).forEach(sql::execute);
        sql.execute("alter table cancellation_request add constraint stop check (id <> 700)");
        assertThrows(RuntimeException.class, () -> new RequestMove(store.database.sql(), sql, TABLE).run());
        sql.execute("alter table cancellation_request drop constraint stop");
        return sql;
    }

    @Test
    void shouldGiveNewRowsNumbersThatTheStoreDoesNotKnow() {
        try (TestStore store = TestStore.in(folder)) {
            JdbcTemplate table = offer(store);
            table.update("insert into cancellation_request (invoice) values ('fc-new')");
            assertEquals(
                    2001L,
                    table.queryForObject("select id from cancellation_request where invoice = 'fc-new'", Long.class));
        }
    }

    @Test
    void shouldOpenTheStore_whenTheCatalogIsDamaged() throws IOException {
        try (TestStore store = TestStore.in(folder)) {
            offer(store);
        }
        Path script = folder.resolve("anula-requests.script");
        Files.writeString(script, Files.readString(script).replaceFirst("CREATE", "CRATE"));
        try (TestStore store = TestStore.in(folder)) {
            store.database.offerRequestTable(SETTINGS);
            assertThrows(RuntimeException.class, store.database::requestTable);
            assertEquals(1, store.count("cancellation"));
        }
        Files.writeString(script, Files.readString(script).replaceFirst("CRATE", "CREATE"));
        try (TestStore store = TestStore.in(folder)) {
            assertEquals(ROWS, rows(offer(store)).size());
        }
    }

    private static boolean hasTable(TestStore store) {
        return !store.sql
                .queryForList("select 1 from information_schema.tables where table_name = 'CANCELLATION_REQUEST'")
                .isEmpty();
    }
}
