package io.anula.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.anula.cancellation.AccountName;
import io.anula.testing.Given;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Values and settings that are replaced while they are used. */
final class CurrentTest {
    private static Settings settings(Map<String, String> file) {
        return Settings.of(Given.PROVIDERS.settings(), file, Map.of(), new Properties());
    }

    @Test
    void shouldFollowItsValue_whenThatIsReplaced() {
        Current.Owner<String> owner = Current.owned("one");
        Current<Integer> length = owner.current().map(String::length);
        assertEquals(3, length.get());
        owner.replace("three");
        assertEquals("three", owner.current().get());
        assertEquals(5, length.get());
    }

    @Test
    void shouldWorkOutOnce_howeverOftenItIsAsked() {
        Current<List<String>> unit = Current.always("one").map(List::of);
        assertSame(unit.get(), unit.get());
    }

    @Test
    void shouldTakeAtOnce_whatAccountsTimesAndRoutesSay() {
        Settings running = settings(Map.of("own.key", "a"));
        Settings next = settings(Map.of(
                "lafactura.password",
                "new",
                "poll.cron",
                "0 0 * * * ?",
                "own.key",
                "b",
                "lafactura.accounts.x.url",
                "http://x"));
        assertEquals(Set.of(), running.restartFor(next));
        Settings renewed = running.renewedBy(next);
        assertEquals(Set.of(), renewed.differing(next));
        assertEquals(
                "http://x",
                renewed.account(new AccountName(Given.LAFACTURA, "x"))
                        .orElseThrow()
                        .account()
                        .url());
    }

    @Test
    void shouldKeepUntilTheNextStart_whatTheProcessIsBuiltOn() {
        Settings running = settings(Map.of());
        Settings next = settings(Map.of(
                "store.url",
                "jdbc:hsqldb:file:elsewhere",
                "inbox.dir",
                "in",
                "camel.main.name",
                "x",
                "poll.factor",
                "3"));
        assertEquals(Set.of("camel.main.name", "inbox.dir", "store.url"), running.restartFor(next));
        Settings renewed = running.renewedBy(next);
        assertEquals("inbox", renewed.text("inbox.dir"));
        assertEquals("3", renewed.text("poll.factor"));
        assertEquals(Set.of("poll.factor"), running.differing(renewed));
    }
}
