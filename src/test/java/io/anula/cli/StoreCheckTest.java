package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.settings.Settings;
import io.anula.provider.Report;
import io.anula.provider.Report.Severity;
import io.anula.store.StoreSettings;
import io.anula.testing.Given;
import io.anula.testing.PostgresServer;
import io.anula.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
final class StoreCheckTest {
    private static StoreSettings settings(TestDatabase database) {
        return new StoreSettings(database.url(), database.username(), database.password(), Given.PROVIDERS.names());
    }

    private static List<Report> check(StoreSettings store) {
        Map<String, String> environment = Map.of(
                "STORE_URL", store.url(), "STORE_USERNAME", store.username(), "STORE_PASSWORD", store.password());
        return StoreCheck.check(
                Settings.load(Given.PROVIDERS.settings(), Path.of(""), environment, new Properties()),
                Clock.systemUTC());
    }

    @Test
    void shouldFindNothing_whereNoStoreIsMadeYet(@TempDir Path home) {
        assertEquals(
                List.of(),
                check(new StoreSettings(
                        "jdbc:hsqldb:file:" + home.resolve("data").resolve("anula"),
                        "anula",
                        "x",
                        Given.PROVIDERS.names())));
    }

    @Test
    void shouldBeAnError_whenTheDatabaseDoesNotAnswer() {
        List<Report> found =
                check(new StoreSettings("jdbc:postgresql://127.0.0.1:1/none", "anula", "x", Given.PROVIDERS.names()));
        assertEquals(1, found.size(), found::toString);
        assertEquals(Severity.ERROR, found.get(0).severity());
    }

    @Test
    void shouldWarnOfTheNextStart_whenTheTablesAreNotMade() {
        List<Report> found = check(settings(PostgresServer.database()));
        assertEquals(1, found.size(), found::toString);
        assertTrue(found.get(0).what().contains("brings them up to date"), found::toString);
    }
}
