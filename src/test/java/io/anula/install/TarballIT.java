package io.anula.install;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.anula.simulator.Simulator;
import io.anula.simulator.SimulatorOptions;
import io.anula.testing.AnulaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn package} makes to be installed. */
final class TarballIT {
    /** A relative link or picture of Markdown, without its anchor. */
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    private static final String SAMPLE = "1-lafactura-request.json";

    @Test
    void shouldAnswerASample_andStartFromKeptClassesTheSecondTime(@TempDir Path folder) throws Exception {
        Path home = unpacked(folder);
        try (Simulator provider =
                        Simulator.start(SimulatorOptions.builder().port(0).build());
                AnulaProcess anula =
                        new AnulaProcess(List.of(home.resolve("bin/anula").toString()), home, environment(provider))) {
            anula.start();
            anula.awaitUp();
            Files.copy(
                    home.resolve("samples").resolve(SAMPLE),
                    home.resolve("inbox").resolve(SAMPLE));
            Path result = home.resolve("outbox").resolve(SAMPLE + ".result.json");
            await("the result").atMost(Duration.ofMinutes(1)).until(() -> Files.exists(result) && isComplete(result));
            assertEquals(0, anula.end());

            Path classes = only(home.resolve("cache"));
            anula.start();
            anula.awaitUp();
            assertEquals(0, anula.end());
            assertEquals(classes, only(home.resolve("cache")));
        }
    }

    @Test
    void shouldStart_whereJavaKeepsNoClasses_andThePathHoldsNothing(@TempDir Path folder) throws Exception {
        Path blanks = Files.createDirectories(folder.resolve("in a folder"));
        Path home = unpacked(blanks);
        try (Simulator provider =
                Simulator.start(SimulatorOptions.builder().port(0).build())) {
            Map<String, String> bare = new HashMap<>(environment(provider));
            bare.put("PATH", folder.toString());
            bare.put("ANULA_JAVA_OPTS", "-Xshare:off");
            bare.put("LC_ALL", "POSIX");
            try (AnulaProcess anula =
                    new AnulaProcess(List.of(home.resolve("bin/anula").toString()), home, bare)) {
                anula.start();
                anula.awaitUp();
                boolean canSay = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
                String name = canSay ? "ñandú.json" : "nandu.json";
                Files.copy(
                        home.resolve("samples").resolve(SAMPLE),
                        home.resolve("inbox").resolve(name));
                Path result = home.resolve("outbox").resolve(name + ".result.json");
                await("the result")
                        .atMost(Duration.ofMinutes(1))
                        .until(() -> Files.exists(result) && isComplete(result));
                assertEquals(0, anula.end());
            }
        }
    }

    @Test
    void shouldReadPathsFromWhereItIsCalled_notFromItsHome(@TempDir Path folder) throws Exception {
        Path home = unpacked(folder);
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Process export = new ProcessBuilder(home.resolve("bin/anula").toString(), "export", "here.jsonl")
                .directory(elsewhere.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(export.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, export.waitFor(), said);
        assertTrue(Files.exists(elsewhere.resolve("here.jsonl")), said);
    }

    /** Java keeps the classes of the first run at its end, which takes seconds: that is no end that hangs. */
    @Test
    void shouldEndWithItsRefusal_whenTheFirstStartIsRefused(@TempDir Path folder) throws Exception {
        Path home = unpacked(folder);
        Files.delete(home.resolve("routes/lafactura.camel.yaml"));
        try (Simulator provider =
                Simulator.start(SimulatorOptions.builder().port(0).build())) {
            ProcessBuilder run = new ProcessBuilder(home.resolve("bin/anula").toString(), "run")
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            run.environment().putAll(environment(provider));
            Process refused = run.start();
            String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(1, refused.waitFor(), said);
            assertTrue(said.contains("direct:lafactura-request"), said);
            assertFalse(said.contains("does not end"), said);
        }
    }

    @Test
    void shouldHoldWhatAUserNeeds_andNameWhatItIsMadeOf(@TempDir Path folder) throws Exception {
        Path home = unpacked(folder);
        for (String held : List.of(
                "lib/anula.jar",
                "config/application.properties",
                "routes/2-submit.camel.yaml",
                "systemd/anula.service",
                "observe/grafana-dashboard.json",
                "observe/prometheus-alerts.yaml",
                "examples/alarms-by-mail.camel.yaml",
                "licences/THIRD-PARTY.txt",
                "bin/anula.cmd",
                "SECURITY.md",
                "UPGRADING.md",
                "LICENSE",
                "README.es.md")) {
            assertTrue(Files.size(home.resolve(held)) > 0, held);
        }
        String licences = Files.readString(home.resolve("licences/THIRD-PARTY.txt"));
        assertTrue(licences.contains("org.apache.camel:camel-main"), licences);
    }

    /** cmd misreads labels of a file whose lines end otherwise, and any letter that its code page has not. */
    @Test
    void shouldHaveALauncherForWindows_thatCmdReads(@TempDir Path folder) throws Exception {
        String launcher = Files.readString(unpacked(folder).resolve("bin/anula.cmd"), StandardCharsets.US_ASCII);
        assertTrue(launcher.contains("io.anula.Main %*"), launcher);
        assertFalse(launcher.replace("\r\n", "").contains("\n"), launcher);
        assertTrue(launcher.chars().allMatch(letter -> letter < 128), launcher);
    }

    @Test
    void shouldHaveNoBrokenLink_inAnyDocument(@TempDir Path folder) throws Exception {
        Path home = unpacked(folder);
        List<String> broken = new ArrayList<>();
        int links = 0;
        try (Stream<Path> files = Files.walk(home)) {
            for (Path document :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher link = LINK.matcher(Files.readString(document));
                while (link.find()) {
                    links++;
                    if (Files.notExists(document.resolveSibling(link.group(1)))) {
                        broken.add(home.relativize(document) + ": " + link.group(1));
                    }
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(links > 40, links + " links");
    }

    private static Map<String, String> environment(Simulator provider) {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "LAFACTURA_URL", provider.laFacturaUrl().toString(),
                "HTTP_PORT", "0",
                "STORE_LISTEN", "",
                "POLL_FIRST_DELAY", "100ms");
    }

    private static Path unpacked(Path folder) throws IOException, InterruptedException {
        Path tarball = newest(Path.of("target"));
        Process tar = new ProcessBuilder("tar", "xzf", tarball.toAbsolutePath().toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertEquals(0, tar.waitFor());
        return only(folder);
    }

    private static Path newest(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.toList();
            assertEquals(1, all.size(), all::toString);
            return all.get(0);
        }
    }

    private static boolean isComplete(Path result) throws IOException {
        return Files.readString(result).contains("\"complete\" : true");
    }
}
