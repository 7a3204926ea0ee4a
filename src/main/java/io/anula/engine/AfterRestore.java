package io.anula.engine;

import io.anula.intake.ArchivedRequests;
import io.anula.io.Counted;
import io.anula.store.Database;
import io.anula.store.Missing;
import io.anula.store.MissingCancellations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For a store that was replaced by an older one: holds every cancellation that the archive, the outbox or the witness
 * names and the store does not know. This happens before new requests are accepted or calls made. None of them becomes
 * ready, because each may have been cancelled after the time of the backup.
 */
public final class AfterRestore {
    private static final Logger LOG = LoggerFactory.getLogger(AfterRestore.class);
    private static final int BATCH = 500;

    private final Database database;
    private final MissingCancellations missing;
    private final ArchivedRequests archive;
    private final Path outbox;

    public AfterRestore(Database database, MissingCancellations missing, ArchivedRequests archive, Path outbox) {
        this.database = database;
        this.missing = missing;
        this.archive = archive;
        this.outbox = outbox;
    }

    /** Does this if the store is restored or a person says that it is older; otherwise nothing. */
    public void run() throws IOException {
        if (!database.isRestored()) {
            return;
        }
        LocalDate since =
                LocalDate.ofInstant(missing.lastKnown(), ZoneId.systemDefault()).minusDays(1);
        Map<String, String> ids = new HashMap<>();
        List<Path> answers = GivenNames.answers(outbox);
        for (Path answer : answers) {
            GivenNames.in(answer, database.providers())
                    .forEach(named -> ids.putIfAbsent(named.key().live(), named.id()));
        }
        Batch batch = new Batch();
        List<Path> unknown = archive.unknownSince(since);
        for (Path file : unknown) {
            archive.read(
                    file,
                    named -> batch.add(
                            new Missing(named.key(), ids.get(named.key().live()), named.content(), named.namedBy())));
        }
        batch.flush();
        for (Path answer : answers) {
            GivenNames.in(answer, database.providers()).forEach(batch::add);
        }
        database.witnessed(batch::add);
        batch.flush();
        unknown.forEach(archive::takeAgain);
        LOG.warn(
                "The store is older than it was: what archive, outbox and witness name is held ({}); archived files are taken again, so that "
                        + "they are answered ({}) / El almacén es más viejo que antes: se retiene lo que nombran archivo, salida y "
                        + "testigo ({}); los archivos archivados se toman de nuevo para que tengan respuesta ({})",
                Counted.of(batch.held, "cancellation"),
                Counted.of(unknown.size(), "file"),
                Counted.of(batch.held, "anulación", "anulaciones"),
                Counted.of(unknown.size(), "archivo"));
    }

    /** Cancellations to be held, a limited number in each transaction. */
    private final class Batch {
        private final List<Missing> waiting = new ArrayList<>();
        private int held;

        void add(Missing one) {
            waiting.add(one);
            if (waiting.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (!waiting.isEmpty()) {
                held += missing.hold(List.copyOf(waiting));
                waiting.clear();
            }
        }
    }
}
