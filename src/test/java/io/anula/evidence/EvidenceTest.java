package io.anula.evidence;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.cancellation.State;
import io.anula.config.settings.Current;
import io.anula.config.settings.Settings;
import io.anula.io.Json;
import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.store.CancellationQueries;
import io.anula.testing.Given;
import io.anula.testing.RawServer;
import io.anula.testing.SettableClock;
import io.anula.testing.TestStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** From an acceptance to its documents on the disk; whatever fails on the way, the cancellation stays accepted. */
final class EvidenceTest {
    private static final String SMALL = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\n%PDF-1.7\n";

    @TempDir
    private Path root = Path.of("");

    private final TestStore store = TestStore.inMemory();
    private final Alarms alarms = new Alarms(store.clock);

    @AfterEach
    void close() {
        store.close();
    }

    private Evidence evidence(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("evidence.dir", root.toString()));
        all.putAll(settings);
        Settings made = Given.settings(all);
        Evidence evidence = new Evidence(
                Current.always(made),
                Given.PROVIDERS,
                new CancellationQueries(store.database),
                store.leases,
                alarms,
                "north",
                store.clock);
        evidence.start();
        return evidence;
    }

    private static Map<String, String> allowing(String url) {
        return Map.of(
                "lafactura.evidence.hosts", url.substring(0, url.indexOf('/', "http://".length())),
                "evidence.private-addresses", "true",
                "evidence.max-size", "64KB",
                "evidence.max-time", "2s");
    }

    /** A cancellation that its provider has accepted with this answer. */
    private Cancellation accepted(String invoice, String url) {
        return store.go(
                store.ready(invoice),
                new Outcome.Claimed(store.clock.instant().plusSeconds(90)),
                new Outcome.Created(Given.NOTE, "0", "{}"),
                answer(url));
    }

    private static Outcome.Accepted answer(String url) {
        return new Outcome.Accepted(Given.NOTE, "2", "{\"document\":{\"URL\":\"%s\",}}".formatted(url));
    }

    private List<String> alarmNames() {
        return alarms.active().stream().map(Alarm::name).toList();
    }

    private List<String> files(String invoice) {
        Path folder = root.resolve("lafactura/2026/11").resolve(invoice);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String manifest(Cancellation of) {
        return DocumentTask.name(of.id(), of.version());
    }

    private void assertWhole() throws IOException {
        new EvidenceVerifier(EvidenceFolders.of(root), finding -> {
                    throw new AssertionError(finding);
                })
                .verify();
    }

    @Test
    void shouldKeepTheDocuments_ofAnAcceptedCancellation() throws IOException {
        try (RawServer server = new RawServer(SMALL)) {
            String url = server.url("/good/nc-1.pdf");
            Cancellation accepted = accepted("fc-1", url);
            try (Evidence unit = evidence(allowing(url))) {
                unit.changed(accepted, answer(url));
                await().until(() -> files("fc-1").contains(manifest(accepted)));
            }
            assertEquals(List.of("URL-nc-1.pdf", manifest(accepted)), files("fc-1"));
            JsonNode said = Json.own(
                    Files.readString(root.resolve("lafactura/2026/11/fc-1").resolve(manifest(accepted))));
            assertEquals("nc-1", said.path("creditNote").asText());
            assertEquals(9, said.path("documents").path("URL").path("size").asInt());
            assertEquals(List.of(), alarmNames());
            assertWhole();
        }
    }

    @Test
    void shouldAlarmAndTryAgain_whenADocumentIsRefused() throws IOException {
        Cancellation accepted = accepted("fc-1", "http://169.254.169.254/latest");
        try (Evidence unit = evidence(Map.of())) {
            unit.changed(accepted, answer("http://169.254.169.254/latest"));
            await().until(() -> alarmNames().equals(List.of("evidence-missing")));
        }
        assertEquals(State.ACCEPTED, store.found(accepted.id()).state());
        assertEquals(List.of(), files("fc-1"));
        try (RawServer server = new RawServer(SMALL)) {
            String url = server.url("/good/nc-2.pdf");
            Cancellation next = accepted("fc-2", url);
            try (Evidence unit = evidence(allowing(url))) {
                unit.changed(next, answer(url));
                await().until(() -> files("fc-2").contains(manifest(next)));
                await().until(() -> alarmNames().equals(List.of("evidence-missing")));
            }
        }
        assertWhole();
    }

    /** Each cancellation that is found missing is one more of the same alarm, and none of them is told as news. */
    @Test
    void shouldTellOnce_howeverManyDocumentsAreRefused() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(Alarms.class);
        logger.addAppender(log);
        String url = "http://169.254.169.254/latest";
        List<Cancellation> all = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            all.add(accepted("fc-" + i, url));
        }
        Collections.reverse(all);
        try (Evidence unit = evidence(Map.of())) {
            all.forEach(each -> unit.changed(each, answer(url)));
            await().until(() ->
                    alarms.active().stream().anyMatch(alarm -> alarm.message().contains("(5), such as")));
            String told = alarms.active().get(0).message();
            assertTrue(told.contains("not one of lafactura.evidence.hosts"), told);
            assertEquals(1, log.list.size(), log.list::toString);
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void shouldGoOnFetching_afterARestart() throws IOException {
        String late;
        Cancellation accepted;
        try (RawServer server = new RawServer("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")) {
            late = server.url("/good/nc-1.pdf");
            accepted = accepted("fc-1", late);
            try (Evidence unit = evidence(allowing(late))) {
                unit.changed(accepted, answer(late));
                await().until(() -> Files.exists(root.resolve(".work/pending").resolve(manifest(accepted))));
            }
        }
        try (RawServer server = new RawServer(SMALL)) {
            String moved = server.url("/good/nc-1.pdf");
            Path task = root.resolve(".work/pending").resolve(manifest(accepted));
            Files.writeString(task, Files.readString(task).replace(late, moved));
            try (Evidence unit = evidence(allowing(moved))) {
                await().until(() -> files("fc-1").contains(manifest(accepted)));
                await().until(() -> !Files.exists(task));
                assertFalse(alarmNames().contains("evidence-not-stored"), unit::toString);
            }
        }
        assertWhole();
    }

    @Test
    void shouldFindInTheStore_whatACrashTookFromMemory() throws IOException {
        evidence(Map.of()).close();
        store.clock.advance(Duration.ofMinutes(1));
        try (RawServer server = new RawServer(SMALL)) {
            String url = server.url("/good/nc-1.pdf");
            Cancellation accepted = accepted("fc-1", url);
            try (Evidence unit = evidence(allowing(url))) {
                await().until(() -> files("fc-1").contains(manifest(accepted)));
                assertEquals(List.of(), alarmNames(), unit::toString);
            }
            assertEquals(List.of("URL-nc-1.pdf", manifest(accepted)), files("fc-1"));
        }
        assertWhole();
    }

    @Test
    void shouldStayAccepted_whenTheDocumentIsABomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("bomb"));
            zip.write(new byte[20 << 20]);
        }
        String body = bytes.toString(StandardCharsets.ISO_8859_1);
        try (RawServer server = RawServer.ofBytes(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + bytes.size() + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(StandardCharsets.ISO_8859_1))) {
            String url = server.url("/good/nc-1.zip");
            Cancellation accepted = accepted("fc-1", url);
            try (Evidence unit = evidence(allowing(url))) {
                unit.changed(accepted, answer(url));
                await().until(() -> alarmNames().equals(List.of("evidence-missing")));
            }
            assertEquals(State.ACCEPTED, store.found(accepted.id()).state());
            assertEquals(List.of(), files("fc-1"));
        }
    }

    @Test
    void shouldNoteWhatIsMissing_whenItWasTriedLongEnough() throws IOException {
        Cancellation accepted = accepted("fc-1", "https://secure.lafactura.co.invalid/x.zip");
        store.clock.advance(Duration.ofDays(31));
        try (Evidence unit = evidence(Map.of())) {
            unit.changed(accepted, answer("https://secure.lafactura.co.invalid/x.zip"));
            await().until(() -> files("fc-1").contains(manifest(accepted)));
        }
        String said = Files.readString(root.resolve("lafactura/2026/11/fc-1").resolve(manifest(accepted)));
        assertTrue(said.contains("\"missing\":{\"URL\":"), said);
        assertEquals(List.of(), alarmNames());
    }

    @Test
    void shouldExportABundle_thatSaysWhatItHolds() throws IOException {
        try (RawServer server = new RawServer(SMALL)) {
            String url = server.url("/good/nc-1.pdf");
            Cancellation accepted = accepted("fc-<1>", url);
            try (Evidence unit = evidence(allowing(url))) {
                unit.changed(accepted, answer(url));
                await().until(() -> files(EvidencePlace.name("fc-<1>")).contains(manifest(accepted)));
            }
        }
        Path zip = root.resolveSibling(root.getFileName() + ".zip");
        EvidenceExport.Result result =
                new EvidenceExport(EvidenceFolders.of(root)).write(List.of("FC-<1>", "fc-9"), zip, SettableClock.START);
        assertEquals(Set.of("fc-9"), result.unknown());
        assertEquals(2, result.files());
        assertEquals(List.of(), result.findings());
        try (ZipFile bundle = new ZipFile(zip.toFile())) {
            String summary = new String(
                    bundle.getInputStream(bundle.getEntry("summary.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(summary.contains("fc-&lt;1&gt;"), summary);
            assertFalse(summary.contains("fc-<1>"), summary);
            assertTrue(summary.contains("nc-1"), summary);
            assertTrue(summary.contains("Whole: every file"), summary);
            assertEquals(4, bundle.size());
        } finally {
            Files.delete(zip);
        }
    }
}
