package io.anula.intake;

import static io.anula.intake.Fixtures.read;
import static io.anula.intake.Fixtures.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.anula.intake.rules.CancellationRequest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped hook of WHMCS, run by PHP itself where there is one. */
class WhmcsHookTest {
    private static final Path HOOK = Path.of("src/main/dist/examples/whmcs-hook.php");
    private static final Path WHMCS = Path.of("src/test/resources/php/whmcs/run-hook.php");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills the field
    private Path inbox;

    @BeforeEach
    void wantPhp() {
        boolean there = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "php")));
        assumeTrue(there, "no php here");
    }

    private String cancelled(int invoice, Path folder) throws IOException, InterruptedException {
        ProcessBuilder php = new ProcessBuilder("php", WHMCS.toString(), HOOK.toString(), Integer.toString(invoice));
        php.environment().put("ANULA_INBOX", folder.toString());
        Process process = php.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void shouldDropTheDocumentWhole_underTheInvoicesNumber() throws Exception {
        assertEquals("", cancelled(1204, inbox));
        assertEquals(List.of("whmcs-1204.json"), names());
        CancellationRequest request = request(read(FileKind.JSON, Files.readAllBytes(inbox.resolve("whmcs-1204.json")))
                .get(0));
        assertEquals("calipso/default/1204", request.key().text());
        assertTrue(request.content().contains("\"precio\":\"-11.25\""), request.content());
        assertTrue(request.content().contains("\"total\":\"351.07\""), request.content());
        assertEquals(List.of(), request.warnings());
    }

    @Test
    void shouldTakeACustomerWithoutATaxId() throws Exception {
        cancelled(1205, inbox);
        assertTrue(request(read(FileKind.JSON, Files.readAllBytes(inbox.resolve("whmcs-1205.json")))
                        .get(0))
                .content()
                .contains("\"DocTipo\":99,\"idimpositivo\":\"\""));
    }

    @Test
    void shouldSayInWhmcsLog_whenTheFileCannotBeWritten() throws Exception {
        assertTrue(cancelled(1204, inbox.resolve("nowhere")).contains("invoice 1204 could not be handed over"));
    }
}
