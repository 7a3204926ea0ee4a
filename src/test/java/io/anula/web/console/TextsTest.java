package io.anula.web.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.cancellation.State;
import io.anula.store.IntakeFile;
import io.anula.store.Verdict;
import io.anula.web.console.DecisionForm.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text is there in both languages. */
final class TextsTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "console");
    private static final Pattern KEY = Pattern.compile("t\\('([\\w.-]+)'\\s*(~?)");
    private static final Pattern PART = Pattern.compile("\\{\\d}");

    private final Texts unit = new Texts();

    @Test
    void shouldSayTheSameInBothLanguages() {
        assertEquals(new TreeSet<>(unit.keys(Language.EN)), new TreeSet<>(unit.keys(Language.ES)));
        for (String key : unit.keys(Language.EN)) {
            String english = unit.get(Language.EN, key);
            String spanish = unit.get(Language.ES, key);
            assertFalse(english.isBlank() || spanish.isBlank(), key);
            assertEquals(
                    PART.matcher(english).results().count(),
                    PART.matcher(spanish).results().count(),
                    key);
        }
    }

    @Test
    void shouldHaveWhatTheTemplatesSay() throws IOException {
        Set<String> keys = unit.keys(Language.EN);
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".peb")).toList()) {
                KEY.matcher(Files.readString(file)).results().forEach(found -> {
                    String key = found.group(1);
                    boolean is = found.group(2).isEmpty()
                            ? keys.contains(key)
                            : keys.stream().anyMatch(one -> one.startsWith(key));
                    assertTrue(is, file + ": " + key);
                });
            }
        }
    }

    @Test
    void shouldHaveAWordForEachState() {
        List<String> keys = Stream.of(
                        Stream.of(State.values()).map(state -> "state." + state),
                        Stream.of(Way.values()).map(way -> "done." + way.text()),
                        Stream.of(IntakeFile.Stage.values()).map(stage -> "stage." + stage),
                        Stream.of(Verdict.values()).map(verdict -> "verdict." + verdict))
                .flatMap(all -> all)
                .toList();
        keys.forEach(key -> assertTrue(unit.keys(Language.ES).contains(key), key));
    }
}
