package io.anula.evidence;

import io.anula.io.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the evidence of months that were kept long enough, whole months only. The journal says so first; its lines about
 * the removed files stay for ever.
 */
final class EvidenceRetention {
    private static final Logger LOG = LoggerFactory.getLogger(EvidenceRetention.class);

    private final Path root;
    private final Supplier<Optional<Integer>> years;
    private final EvidenceWriter writer;
    private final Clock clock;

    EvidenceRetention(EvidenceFolders folders, Supplier<Optional<Integer>> years, EvidenceWriter writer, Clock clock) {
        this.root = folders.files();
        this.years = years;
        this.writer = writer;
        this.clock = clock;
    }

    void run() throws IOException {
        Integer keep = years.get().orElse(null);
        if (keep == null || !Files.isDirectory(root)) {
            return;
        }
        YearMonth first = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)).minusYears(keep);
        for (Path month : months()) {
            if (month(month).isBefore(first)) {
                remove(month, keep);
            }
        }
    }

    /** The folders {@code provider/yyyy/MM}. */
    private List<Path> months() throws IOException {
        List<Path> months = new ArrayList<>();
        try (Stream<Path> all =
                Files.find(root, 3, (path, kind) -> kind.isDirectory() && isMonth(root.relativize(path)))) {
            all.sorted().forEach(months::add);
        }
        return months;
    }

    private static boolean isMonth(Path path) {
        return path.getNameCount() == 3
                && path.getName(1).toString().matches("\\d{4}")
                && path.getName(2).toString().matches("0[1-9]|1[0-2]");
    }

    private YearMonth month(Path folder) {
        Path below = root.relativize(folder);
        return YearMonth.of(
                Integer.parseInt(below.getName(1).toString()),
                Integer.parseInt(below.getName(2).toString()));
    }

    private void remove(Path month, int keep) throws IOException {
        String place = root.relativize(month).toString().replace('\\', '/');
        long files;
        try (Stream<Path> all = Files.walk(month)) {
            files = all.filter(Files::isRegularFile).count();
        }
        LOG.warn(
                "Evidence in {} is older than evidence.keep ({}) and is removed: {} / La evidencia es más antigua que "
                        + "evidence.keep ({}) y se elimina: {}",
                place,
                Counted.of(keep, "year"),
                Counted.of(files, "file"),
                Counted.of(keep, "año"),
                Counted.of(files, "archivo"));
        writer.put(JournalLine.REMOVED, Map.of("folder", place, "files", files, "keep", keep), () -> delete(month));
    }

    private static void delete(Path month) {
        try (Stream<Path> all = Files.walk(month)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            LOG.warn("{} is not removed whole and is tried again: {}", month, failure.toString());
        }
    }
}
