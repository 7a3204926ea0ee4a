package io.anula.store.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.Settings;
import io.anula.store.ConfigFile;
import io.anula.store.ConfigVersion;
import io.anula.store.ConfigVersions;
import io.anula.store.RequestTableSettings;
import io.anula.testing.Given;
import io.anula.testing.TestStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Commands read the store while a service has it open, and nobody but their user can. */
@NullMarked
final class StoreSocketTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 120})
    void shouldWriteABackup_whileAServiceHasTheStore(int length, @TempDir Path home) throws Exception {
        Path folder = Files.createDirectories(home.resolve("d".repeat(length)));
        Settings settings = Settings.load(
                Given.PROVIDERS.settings(),
                Path.of(""),
                Map.of("STORE_URL", TestStore.hsqldb(folder).url()),
                new Properties());
        Path backup = home.resolve("backup.jsonl");
        try (TestStore store = TestStore.in(folder)) {
            store.database.offerRequestTable(
                    new RequestTableSettings("cancellation_request", "requests", "secret", ""));
            new JdbcTemplate(store.database.requestTable())
                    .update("insert into cancellation_request (invoice) values ('fc-row')");
            store.ready("fc-1");
            new ConfigVersions(store.database, store.clock, "node-1")
                    .note(List.of(ConfigFile.kept("routes/1.camel.yaml", "# one")));
            StoreSocket door = Objects.requireNonNull(StoreSocket.open(settings, store.database));
            try (door) {
                assertEquals(
                        "rwx------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("anula.door"))));
                long rows = StoreAccess.backup(backup, settings, Clock.systemUTC());
                List<String> lines = Files.readAllLines(backup);
                assertEquals(lines.size() - 2, rows);
                assertTrue(lines.stream().anyMatch(line -> line.contains("fc-row")));
                assertTrue(lines.stream().anyMatch(line -> line.contains("fc-1")));
                List<ConfigVersion> versions = StoreAccess.config(settings, Clock.systemUTC());
                assertEquals("# one", versions.get(0).files().get(0).content());
            }
            assertFalse(Files.exists(folder.resolve("anula.door")));
        }
    }
}
