package io.anula.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options with which the launcher starts Java: its Java here only says what it was told. */
final class LauncherTest {
    private static final String LAUNCHER =
            Path.of("src/main/dist/bin/anula").toAbsolutePath().toString();

    private final Path folder;

    LauncherTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldBoundTheHeap_ofTheService() throws Exception {
        List<String> told = told(Map.of(), "run");
        assertTrue(told.containsAll(List.of("-XX:+UseSerialGC", "-Xmx256m")), told::toString);
    }

    @Test
    void shouldBoundNoHeap_ofAnotherCommand() throws Exception {
        List<String> told = told(Map.of(), "import", "all.jsonl");
        assertTrue(told.contains("-XX:+UseSerialGC"), told::toString);
        assertFalse(told.contains("-Xmx256m"), told::toString);
    }

    @Test
    void shouldLeaveTheHeapToTheOperator_whoNamesOne() throws Exception {
        for (String named : List.of("-Xmx1g", "-Xms512m", "-XX:MaxRAMPercentage=50", "-XX:MaxHeapSize=1g")) {
            for (String variable : List.of("ANULA_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")) {
                List<String> told = told(Map.of(variable, named), "run");
                assertFalse(told.contains("-Xmx256m"), told::toString);
                assertEquals(variable.equals("ANULA_JAVA_OPTS"), told.contains(named), told::toString);
            }
        }
    }

    /** Java does not start with two collectors. */
    @Test
    void shouldLeaveTheCollectorToTheOperator_whoNamesOne() throws Exception {
        List<String> told = told(Map.of("ANULA_JAVA_OPTS", "-XX:+UseG1GC"), "run");
        assertFalse(told.contains("-XX:+UseSerialGC"), told::toString);
        assertTrue(told.containsAll(List.of("-XX:+UseG1GC", "-Xmx256m")), told::toString);
    }

    private List<String> told(Map<String, String> environment, String... command) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("java/bin"));
        Path java = bin.resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        ProcessBuilder launcher = new ProcessBuilder(LAUNCHER);
        launcher.command().addAll(List.of(command));
        List.of("ANULA_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(launcher.environment()::remove);
        launcher.environment().putAll(environment);
        launcher.environment()
                .putAll(Map.of(
                        "JAVA_HOME", folder.resolve("java").toString(),
                        "ANULA_HOME", folder.toString(),
                        "ANULA_JAR", java.toString()));
        Process process = launcher.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
