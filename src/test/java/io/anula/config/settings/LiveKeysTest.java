package io.anula.config.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every setting counts at once or waits for a restart, and what people read says the same as what happens. */
final class LiveKeysTest {
    /** Of each subject that has live settings, those that wait for a restart all the same. */
    private static Map<String, Set<String>> waiting() {
        Map<String, Set<String>> all = new TreeMap<>();
        for (Setting<?> setting : Catalog.general()) {
            String[] parts = setting.key().split("\\.", 2);
            if (Catalog.general().stream()
                    .anyMatch(other -> other.live() && other.key().startsWith(parts[0] + '.'))) {
                Set<String> keys = all.computeIfAbsent(parts[0], none -> new TreeSet<>());
                if (!setting.live()) {
                    keys.add(parts[1]);
                }
            }
        }
        return all;
    }

    private static Settings with(Map<String, String> values) {
        return Settings.of(Given.PROVIDERS.settings(), values, Map.of(), new Properties());
    }

    /** Another value of the same setting. */
    private static Map<String, String> edited(String key, Setting<?> setting) {
        return Stream.of("7s", "7", "7MB", "false", "true", "x://y/z", "0/7 * * * * ?", "elsewhere", "other")
                .filter(value -> !value.equals(setting.fallback())
                        && setting.kind().allows().test(value))
                .findFirst()
                .map(value -> Map.of(key, value))
                .orElse(Map.of());
    }

    /** Of each edit, either the running settings change or the alarm names the key: nothing is silently left. */
    @Test
    void shouldCountAtOnce_orWaitForARestart() {
        Settings running = with(Map.of());
        Set<String> tried = new TreeSet<>();
        for (Setting<?> setting : Catalog.general()) {
            Map<String, String> edit = edited(setting.key(), setting);
            if (edit.isEmpty() || !isAllowedAlone(edit)) {
                continue;
            }
            Settings next = with(edit);
            Settings renewed = running.renewedBy(next);
            boolean counts = renewed.text(setting.key()).equals(next.text(setting.key()));
            boolean waits = running.restartFor(next).contains(setting.key());
            assertTrue(counts != waits, setting.key());
            assertEquals(setting.live(), counts, setting.key());
            tried.add(setting.key());
        }
        assertTrue(
                tried.containsAll(Set.of("evidence.keep", "evidence.private-addresses", "evidence.store", "http.port")),
                tried::toString);
    }

    private static boolean isAllowedAlone(Map<String, String> edit) {
        try {
            with(edit);
            return true;
        } catch (SettingsException needsOthers) {
            return false;
        }
    }

    @Test
    void shouldSayAtTheHeadOfTheFile_whatCountsAtOnce() throws IOException {
        String head = Files.readAllLines(Settings.FILE).stream()
                .limit(4)
                .map(line -> line.replaceFirst("^# ", ""))
                .collect(Collectors.joining(" "));
        waiting().forEach((subject, keys) -> {
            String said = keys.isEmpty() ? subject + ".," : "%s. (but %s)".formatted(subject, String.join(", ", keys));
            assertTrue(head.contains(said), () -> said + " is not in: " + head);
        });
    }

    @ParameterizedTest
    @CsvSource({"README.md, but", "README.es.md, menos", "src/docs/operating.md, but"})
    void shouldSayTheSameToReaders(String file, String but) throws IOException {
        String text = Files.readString(Path.of(file));
        waiting().forEach((subject, keys) -> {
            if (!keys.isEmpty()) {
                String said = keys.stream()
                        .map(key -> "`%s.%s`".formatted(subject, key))
                        .collect(Collectors.joining(", ", "`%s.…` (%s ".formatted(subject, but), ")"));
                assertTrue(text.contains(said), () -> said + " is not in " + file);
            }
        });
    }

    /** An address that follows from the simulators' settings waits with them; one that a person gives does not. */
    @Test
    void shouldKeepTheAddressOfTheSimulators_untilTheyAreStartedElsewhere() {
        Settings running = with(Map.of("simulator.enabled", "true", "simulator.port", "7001"));
        String url = running.text("calipso.url");
        for (Map<String, String> edit : List.of(
                Map.of("simulator.enabled", "true", "simulator.port", "7002"), Map.of("simulator.enabled", "false"))) {
            Settings renewed = running.renewedBy(with(edit));
            assertEquals(url, renewed.text("calipso.url"));
            assertTrue(running.restartFor(with(edit)).contains("calipso.url"));
            assertTrue(renewed.isSimulated());
        }
        Settings real = running.renewedBy(with(Map.of("calipso.url", "https://erp.example/")));
        assertEquals("https://erp.example/", real.text("calipso.url"));
        Settings off = with(Map.of());
        assertEquals("", off.renewedBy(running).text("calipso.url"));
    }
}
