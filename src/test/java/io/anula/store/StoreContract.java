package io.anula.store;

import io.anula.testing.TestStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every database must hold to; a subclass for each database says how one is opened. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls open before any test
abstract class StoreContract {
    protected TestStore store;

    /** An open store with our tables, whatever is in them; the folder is empty and its own. */
    abstract TestStore open(Path folder);

    @BeforeAll
    void openOnce(@TempDir Path folder) {
        store = open(folder);
    }

    @BeforeEach
    void begin() {
        for (String table : List.of(
                "answer_due",
                "request",
                "history",
                "cancellation",
                "live_key",
                "key_collision",
                "note_check",
                "reconciliation_finding",
                "authorisation_mark",
                "note_series",
                "series_place",
                "intake_file")) {
            store.sql.update("delete from " + table);
        }
        store.clock.set(io.anula.testing.SettableClock.START);
    }

    @AfterAll
    void close() {
        store.close();
    }

    /** Does the same in so many threads at once; returns what each came to. */
    static <T> List<T> inThreads(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> all = new ArrayList<>();
            for (Future<T> each : pool.invokeAll(java.util.Collections.nCopies(threads, work))) {
                all.add(each.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }
}
