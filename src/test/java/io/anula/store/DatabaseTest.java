package io.anula.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.anula.cancellation.Cancellation;
import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path folder;

    @Test
    void shouldWriteEveryCommitAtOnce_whenItIsOpenedAgain() {
        Cancellation ready;
        try (TestStore store = TestStore.in(folder)) {
            store.sql.execute("SET FILES WRITE DELAY TRUE");
            ready = store.ready("fc-1");
        }
        try (TestStore store = TestStore.in(folder)) {
            assertEquals(ready, store.found(ready.id()));
            Map<String, Object> delay = store.sql.queryForMap("select property_value from "
                    + "information_schema.system_properties where property_name = 'hsqldb.write_delay'");
            assertEquals("false", delay.get("PROPERTY_VALUE"));
        }
    }

    @Test
    void shouldKeepTheTableAndChangeThePassword_whenTheTableIsOfferedAgain() throws SQLException {
        try (TestStore store = TestStore.in(folder)) {
            store.database.offerRequestTable(new RequestTableSettings("wanted", "requests", "one", ""));
            store.sql.update("insert into wanted (invoice) values ('fc-1')");
            store.database.offerRequestTable(new RequestTableSettings("wanted", "requests", "two", ""));
            assertEquals(1, store.count("wanted"));
            String url = TestStore.hsqldb(folder).url();
            DriverManager.getConnection(url, "requests", "two").close();
            assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "requests", "one")
                    .close());
        }
    }
}
