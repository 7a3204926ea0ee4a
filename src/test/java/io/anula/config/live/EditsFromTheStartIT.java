package io.anula.config.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.testing.AnulaProcess;
import io.anula.testing.Web;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Edits of a process that was started a second before: each broken one is named once, each good one runs. It takes
 * minutes: {@code mvn -Plive-edits verify}.
 */
@Tag("live")
final class EditsFromTheStartIT {
    private static final Logger LOG = LoggerFactory.getLogger(EditsFromTheStartIT.class);
    private static final int EDITS = 20;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** An operator's route without our style. */
    private static final String OWN = """
            - from:
                uri: timer:%1$s?period=100
                steps:
                  - setBody:
                      constant: %2$s
                  - to: file:words?fileName=%1$s
            """;

    @TempDir
    private Path home = Path.of("");

    private final List<String> named = new ArrayList<>();

    @Test
    void shouldNameEachBrokenEditOnce_andRunEachGoodOne() throws Exception {
        try (AnulaProcess anula = process()) {
            anula.start();
            await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            for (int number = 0; number < EDITS; number++) {
                long begun = System.nanoTime();
                edit(anula, number);
                LOG.info("edit {}: {} ms", number, (System.nanoTime() - begun) / 1_000_000);
            }
            assertEquals(0, anula.end());
            String log = Files.readString(anula.log());
            named.forEach(what -> assertEquals(1, count(log, what), () -> what + " in:\n" + log));
            assertEquals(0, count(log, "\tat "), log);
            assertTrue(log.lines().count() < 100, log);
        }
    }

    private void edit(AnulaProcess anula, int number) throws IOException {
        int kind = number % 5;
        String fault = "nosuch" + number;
        if (kind == 0) { // a shipped file is broken, and mended
            String good = Files.readString(route("4-answer"));
            save(route("4-answer"), good.replaceFirst("uri: scheduler:\\w+", "uri: " + fault + ":x"));
            awaitNamed(anula, fault);
            save(route("4-answer"), good);
        } else if (kind == 1) { // a good file is added
            save(route("own-" + number), OWN.formatted("own-" + number, "first"));
            awaitWord("own-" + number, "first");
        } else if (kind == 2) { // a broken file is added, and stays
            save(route("broken-" + number), OWN.formatted("x", "y").replace("file:words", fault + ":words"));
            awaitNamed(anula, fault);
        } else if (kind == 3) { // an added file is edited
            save(route("own-" + (number - 2)), OWN.formatted("own-" + (number - 2), "second"));
            awaitWord("own-" + (number - 2), "second");
        } else { // a wrong setting, which stays; the next good one counts all the same
            Path settings = home.resolve("config/application.properties");
            String text = Files.readString(settings);
            save(settings, text + "poll." + fault + " = 1\n");
            awaitNamed(anula, fault);
            save(settings, Files.readString(settings) + "own.word = word" + number + "\n");
            save(route("own-" + (number - 3)), OWN.formatted("own-" + (number - 3), "'{{own.word}}'"));
            awaitWord("own-" + (number - 3), "word" + number);
        }
    }

    private void awaitNamed(AnulaProcess anula, String fault) {
        await().atMost(SOON).until(() -> count(Files.readString(anula.log()), fault) > 0);
        named.add(fault);
    }

    private void awaitWord(String file, String word) {
        Path words = home.resolve("words").resolve(file);
        await().atMost(SOON)
                .until(() -> Files.exists(words) && Files.readString(words).equals(word));
    }

    private static long count(String log, String what) {
        return log.lines()
                .filter(line -> Pattern.compile(Pattern.quote(what) + "(?!\\d)")
                        .matcher(line)
                        .find())
                .count();
    }

    private Path route(String name) {
        return home.resolve("routes").resolve(name + ".camel.yaml");
    }

    private static void save(Path file, String text) throws IOException {
        Path beside = Files.writeString(file.resolveSibling("saving.tmp"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private AnulaProcess process() throws IOException {
        for (String folder : List.of("config", "routes")) {
            Files.createDirectories(home.resolve(folder));
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                for (Path file : files.toList()) {
                    Files.copy(file, home.resolve(file));
                }
            }
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new AnulaProcess(
                List.of(java, "-cp", classes, "io.anula.Main"),
                home,
                Map.of(
                        "HTTP_PORT", Integer.toString(Web.freePort()),
                        "LAFACTURA_URL", "http://127.0.0.1:9",
                        "STORE_LISTEN", "",
                        "SIMULATOR_ENABLED", "false"));
    }
}
