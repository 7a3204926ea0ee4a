package io.anula.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for Debian that {@code mvn package} makes, looked at with Debian's own tool. */
final class DebIT {
    private static final Path TOOL = Path.of("/usr/bin/dpkg-deb");
    private static final Path UNPACKED = Path.of("src/main/dist");

    @BeforeAll
    static void onlyWhereDebianIs() {
        assumeTrue(Files.isExecutable(TOOL), "no dpkg-deb here");
    }

    @Test
    void shouldHoldAllOfTheTarball_withSettingsAndRoutesInEtc() throws Exception {
        Map<String, Entry> held = content();
        List<String> lacking = new ArrayList<>();
        for (String file : said("tar", "tzf", made("tar.gz").toString()).split("\n")) {
            String inside = file.substring(file.indexOf('/') + 1);
            String place = inside.startsWith("config/")
                    ? "/etc/anula/" + inside.substring("config/".length())
                    : (inside.startsWith("routes/") ? "/etc/anula/" : "/usr/share/anula/") + inside;
            boolean forOthers = inside.isEmpty() || inside.startsWith("systemd/") || inside.endsWith(".cmd");
            if (!forOthers && !held.containsKey(place)) {
                lacking.add(place);
            }
        }
        assertEquals(List.of(), lacking);
        assertEquals("-rwxr-xr-x", held.get("/usr/share/anula/bin/anula").rights());
        assertEquals("-rwxr-xr-x", held.get("/usr/bin/anula").rights());
        assertTrue(held.containsKey("/usr/lib/systemd/system/anula.service"), held::toString);
    }

    @Test
    void shouldBelongToRoot_andLetNobodyElseReadPasswords() throws Exception {
        Map<String, Entry> held = content();
        assertEquals(
                List.of(),
                held.values().stream()
                        .filter(entry -> !"root/root".equals(entry.owner()))
                        .toList());
        assertEquals("-rw-------", held.get("/etc/default/anula").rights());
        assertEquals("-rw-------", held.get("/etc/anula/application.properties").rights());
        assertEquals("drwxr-x---", held.get("/var/lib/anula/").rights());
    }

    @Test
    void shouldReadSettingsAndRoutesWhereDebianHasThem() throws Exception {
        Map<String, Entry> held = content();
        assertEquals("/etc/anula", held.get("/var/lib/anula/config").target());
        assertEquals("/etc/anula/routes", held.get("/var/lib/anula/routes").target());
        assertEquals("/etc/anula", held.get("/usr/share/anula/config").target());
        assertEquals("/etc/anula/routes", held.get("/usr/share/anula/routes").target());
    }

    @Test
    void shouldAskBeforeAnEditedFileOfEtcIsReplaced(@TempDir Path folder) throws Exception {
        List<String> asked = Files.readAllLines(control(folder).resolve("conffiles")).stream()
                .filter(line -> !line.isBlank())
                .sorted()
                .toList();
        List<String> inEtc = content().keySet().stream()
                .filter(path -> path.startsWith("/etc/") && !path.endsWith("/"))
                .sorted()
                .toList();
        assertEquals(inEtc, asked);
        assertTrue(inEtc.size() > 15, inEtc::toString);
    }

    @Test
    void shouldWantAJavaThatRunsIt_andHaveScriptsThatAShellReads(@TempDir Path folder) throws Exception {
        Path control = control(folder);
        String fields = Files.readString(control.resolve("control"));
        assertTrue(fields.contains("default-jre-headless (>= 2:1.17) | java17-runtime-headless"), fields);
        assertTrue(fields.contains("Architecture: all"), fields);
        for (String script : List.of("postinst", "prerm", "postrm")) {
            Path file = control.resolve(script);
            assertTrue(Files.isExecutable(file), script);
            assertFalse(Files.readString(file).contains("[["), script);
            said("sh", "-n", file.toString());
        }
    }

    /** Without the store the same invoices could be cancelled again. */
    @Test
    void shouldKeepTheStore_whenItIsPurged(@TempDir Path folder) throws Exception {
        String purge = Files.readString(control(folder).resolve("postrm"));
        for (String line : purge.split("\n")) {
            assertFalse(
                    line.contains("rm -r")
                            && line.replace("/var/lib/anula/cache", "").contains("/var/lib"),
                    line);
        }
        assertTrue(purge.contains("rm -rf /etc/anula /var/lib/anula/cache"), purge);
    }

    @Test
    void shouldShutTheServiceInAsTheTarballDoes() throws Exception {
        assertEquals(limits(UNPACKED.resolve("systemd/anula.service")), limits(UNPACKED.resolve("deb/anula.service")));
        List<String> limits = limits(UNPACKED.resolve("deb/anula.service"));
        assertTrue(limits.contains("ProtectSystem=strict"), limits::toString);
        assertTrue(limits.contains("CapabilityBoundingSet="), limits::toString);
    }

    /** What a unit allows the service, but for its folders. */
    private static List<String> limits(Path unit) throws IOException {
        List<String> lines = Files.readAllLines(unit);
        return lines.subList(lines.indexOf("UMask=0077"), lines.indexOf("[Install]")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#") && !line.startsWith("ReadWritePaths="))
                .toList();
    }

    private static Path control(Path folder) throws IOException, InterruptedException {
        Path control = folder.resolve("control");
        said(TOOL.toString(), "-e", made(".deb").toString(), control.toString());
        return control;
    }

    private static Map<String, Entry> content() throws IOException, InterruptedException {
        Map<String, Entry> held = new TreeMap<>();
        for (String line : said(TOOL.toString(), "-c", made(".deb").toString()).split("\n")) {
            String[] parts = line.split(" +", 6);
            String[] link = parts[5].split(" -> ", 2);
            String path = link[0].substring(1);
            held.put(path, new Entry(path, parts[0], parts[1], link.length == 2 ? link[1] : ""));
        }
        return held;
    }

    /** A file, folder or link of the package; the target is empty if it is no link. */
    private record Entry(String path, String rights, String owner, String target) {}

    private static Path made(String ending) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String said(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
