package io.anula.evidence;

import io.anula.observe.alarm.Alarm;
import io.anula.observe.alarm.Alarms;
import io.anula.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A folder of evidence, and a writer of it. */
final class EvidenceFolder {
    final Path root;
    final SettableClock clock = new SettableClock();
    final Alarms alarms = new Alarms(clock);
    final AtomicLong spare = new AtomicLong(Long.MAX_VALUE);

    EvidenceFolder(Path root) {
        this.root = root;
    }

    EvidenceWriter writer(String node) {
        EvidenceWriter writer = new EvidenceWriter(EvidenceFolders.of(root), node, spare::get, alarms, clock);
        writer.start();
        return writer;
    }

    static NewFile file(String folder, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String invoice = folder.substring(folder.lastIndexOf('/') + 1);
        Map<String, Object> about = Map.of("kind", "call", "invoice", invoice, "id", "id-of-" + invoice);
        return NewFile.of(folder, name, about, bytes.length, () -> bytes);
    }

    /** Writes these files with a writer that is closed afterwards. */
    void write(String node, NewFile... files) {
        try (EvidenceWriter writer = writer(node)) {
            for (NewFile file : files) {
                writer.put(file);
            }
        }
    }

    List<EvidenceFinding> findings() throws IOException {
        List<EvidenceFinding> found = new ArrayList<>();
        new EvidenceVerifier(EvidenceFolders.of(root), found::add).verify();
        return found;
    }

    /** The places of what is damaged. */
    List<String> damaged() throws IOException {
        return findings().stream()
                .filter(EvidenceFinding::damage)
                .map(EvidenceFinding::place)
                .toList();
    }

    /** Every file but those that are no evidence, with slashes. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(root.resolve(JournalOpening.WORK)))
                    .sorted()
                    .toList();
        }
    }

    String place(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    List<String> alarmNames() {
        return alarms.active().stream().map(Alarm::name).toList();
    }
}
