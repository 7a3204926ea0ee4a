package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.io.Counted;
import io.anula.io.JsonLines;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.EndedCancellations;
import io.anula.store.Histories;
import io.anula.store.HistoryRow;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import io.anula.store.Leases;
import io.anula.store.Requests;
import io.anula.store.StoredRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves old cancellations from the store into files: first the requests of answered files, then the cancellations that
 * no request in the store names any more. A file is on disk before the rows are deleted; a crash between the two writes
 * them into a second file.
 */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String ALARM = "lives-not-archived";
    private static final String LEASE = "retention";
    private static final int FILES = 50;
    private static final int PAGE = 1_000;

    /** How many histories are in memory at once: they contain complete provider answers, which can be long. */
    private static final int HISTORIES = 100;

    private final @Nullable Duration keep;
    private final CancellationFiles cancellationFiles;
    private final EndedCancellations endedCancellations;
    private final Histories histories;
    private final Requests requests;
    private final IntakeFiles files;
    private final Leases leases;
    private final Alarms alarms;
    private final Clock clock;

    /** @param keep how long cancellations stay in the store; null for ever */
    public Retention(
            @Nullable Duration keep,
            Path archive,
            EndedCancellations endedCancellations,
            Histories histories,
            Requests requests,
            IntakeFiles files,
            Leases leases,
            Alarms alarms,
            Clock clock) {
        this.keep = keep;
        this.cancellationFiles = new CancellationFiles(archive, clock);
        this.endedCancellations = endedCancellations;
        this.histories = histories;
        this.requests = requests;
        this.files = files;
        this.leases = leases;
        this.alarms = alarms;
        this.clock = clock;
    }

    /**
     * Moves everything that is old enough, on one node at a time. What cannot be written stays in the store, and an
     * alarm is raised.
     */
    public void run() {
        if (keep == null || !leases.keep(LEASE)) {
            return;
        }
        Instant before = clock.instant().minus(keep);
        try {
            closeFiles(before);
            carryLives(before);
            alarms.clear(ALARM);
        } catch (IOException failure) {
            LOG.debug("Ended lives stay in the store", failure);
            alarms.raise(
                    ALARM,
                    Effect.WORK_GOES_ON,
                    ("Ended lives cannot be archived: %s. They stay in the store and are tried again / No se pueden archivar; "
                                    + "quedan en el almacén y se reintenta")
                            .formatted(failure));
        }
    }

    private void closeFiles(Instant before) throws IOException {
        List<IntakeFile> closable = files.closable(before, FILES);
        while (!closable.isEmpty()) {
            for (IntakeFile file : closable) {
                if (files.closing(file.id())) {
                    close(file);
                }
            }
            closable = files.closable(before, FILES);
        }
    }

    private void close(IntakeFile file) throws IOException {
        Path archived = cancellationFiles.write(lines -> {
            for (StoredRequest request : requests.all(file.id(), null)) {
                lines.write(CancellationFiles.request(file, request));
            }
        });
        for (long upTo = PAGE; upTo < file.records() + PAGE; upTo += PAGE) {
            endedCancellations.removeRequests(file.id(), upTo);
        }
        files.closed(file.id());
        LOG.info(
                "File {} ({}): {} left the store for {}",
                file.name(),
                file.id(),
                Counted.of(file.records(), "request"),
                archived);
    }

    private void carryLives(Instant before) throws IOException {
        List<String> page = endedCancellations.begunBefore(before, "", PAGE);
        while (!page.isEmpty()) {
            List<Cancellation> ended = endedCancellations.endedBefore(before, page);
            if (!ended.isEmpty()) {
                carry(ended);
            }
            page = endedCancellations.begunBefore(before, page.get(page.size() - 1), PAGE);
        }
    }

    private void carry(List<Cancellation> ended) throws IOException {
        List<String> ids = ended.stream().map(Cancellation::id).toList();
        Map<String, List<String>> rows = endedCancellations.sources(ids);
        Path archived = cancellationFiles.write(lines -> {
            for (int from = 0; from < ended.size(); from += HISTORIES) {
                write(ended.subList(from, Math.min(ended.size(), from + HISTORIES)), rows, lines);
            }
        });
        endedCancellations.remove(
                ids, rows.values().stream().flatMap(List::stream).toList());
        LOG.info("{} left the store for {}", Counted.of(ended.size(), "ended life", "ended lives"), archived);
    }

    private void write(List<Cancellation> ended, Map<String, List<String>> rows, JsonLines lines) throws IOException {
        Map<String, List<HistoryRow>> changes =
                histories.of(ended.stream().map(Cancellation::id).toList());
        for (Cancellation life : ended) {
            lines.write(CancellationFiles.cancellation(
                    life, rows.getOrDefault(life.id(), List.of()), changes.getOrDefault(life.id(), List.of())));
        }
    }
}
