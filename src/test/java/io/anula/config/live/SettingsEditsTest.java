package io.anula.config.live;

import static io.anula.config.live.EditsFixture.snapshot;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.config.routes.RouteFile;
import io.anula.config.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of the edited settings count. */
final class SettingsEditsTest {
    private static final Snapshot BEGUN = snapshot(Map.of("lafactura.password", "old", "lafactura.url", "http://old"));

    private final SettingsEdits unit = new SettingsEdits(new EditsFixture(), BEGUN);

    private SettingsEdits.Taken edit(String... pairs) {
        Map<String, String> values = new java.util.HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        SettingsEdits.Taken taken = unit.of(snapshot(values), BEGUN);
        unit.count(taken);
        return taken;
    }

    private static String value(SettingsEdits.Taken taken, String key) {
        Settings settings = Objects.requireNonNull(taken.loaded());
        return settings.text(key);
    }

    @Test
    void shouldCountForNothing_whenTheEditItselfBringsAMistake() {
        SettingsEdits.Taken taken = edit("lafactura.password", "new", "lafactura.url", "not an address");
        assertNull(taken.loaded());
        assertEquals(1, taken.findings().size());
        assertEquals(2, taken.findings().get(0).line());
    }

    @Test
    void shouldCountAlone_whenTheMistakeWasThereBefore() {
        edit("lafactura.password", "new", "lafactura.url", "not an address");
        SettingsEdits.Taken taken =
                edit("lafactura.password", "new", "lafactura.url", "not an address", "lafactura.max-in-flight", "3");
        assertEquals("3", value(taken, "lafactura.max-in-flight"));
        assertEquals("old", value(taken, "lafactura.password"), "it was edited with the wrong address");
        assertEquals("http://old", value(taken, "lafactura.url"));
        assertEquals(1, taken.findings().size());

        SettingsEdits.Taken newer =
                edit("lafactura.password", "newer", "lafactura.url", "not an address", "lafactura.max-in-flight", "3");
        assertEquals("newer", value(newer, "lafactura.password"));
        assertEquals("3", value(newer, "lafactura.max-in-flight"));

        SettingsEdits.Taken mended = edit("lafactura.password", "newest", "lafactura.url", "http://new");
        assertTrue(mended.whole());
        assertEquals("http://new", value(mended, "lafactura.url"));
        assertEquals(List.of(), mended.findings());
    }

    @Test
    void shouldCountForNothing_whenOneMoreMistakeComes() {
        edit("lafactura.url", "not an address");
        SettingsEdits.Taken taken =
                edit("lafactura.url", "not an address", "poll.cron", "now", "lafactura.password", "x");
        assertNull(taken.loaded());
        assertEquals(2, taken.findings().size());
    }

    @Test
    void shouldCountOn_whenTheFileIsEmptiedOrCannotBeRead() {
        assertEquals(1, edit().findings().get(0).line());
        Snapshot unreadable = new Snapshot(List.of(new RouteFile(Settings.FILE, "", "not in UTF-8", 7)), List.of());
        assertEquals(7, unit.of(unreadable, BEGUN).findings().get(0).line());
        assertNull(unit.of(unreadable, BEGUN).loaded());
        Snapshot escape = new Snapshot(List.of(new RouteFile(Settings.FILE, "x = \\u12")), List.of());
        assertEquals(1, unit.of(escape, BEGUN).findings().size());
        assertNotNull(edit("lafactura.password", "new").loaded());
    }

    @Test
    void shouldSayWhatItSaidBefore_ofTheKeysThatAreLeftOut() {
        SettingsEdits.Taken taken =
                unit.of(snapshot(Map.of("lafactura.password", "new", "poll.cron", "0/5 * * * * ?")), BEGUN);
        SettingsEdits.Taken less = unit.without(taken, Set.of("poll.cron"));
        assertEquals("new", value(less, "lafactura.password"));
        assertEquals("0/1 * * * * ?", value(less, "poll.cron"));
        assertNull(unit.without(less, Set.of("lafactura.password", "lafactura.url"))
                .loaded());
    }
}
