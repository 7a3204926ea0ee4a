package io.anula.crash;

import static org.awaitility.Awaitility.await;

import io.anula.crash.Drop.OfFile;
import io.anula.crash.Drop.OfRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Hands the drops over, in order, while the process lives and while it does not; as fast as it is let. */
final class Feeder implements AutoCloseable {
    private static final Duration RETRY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final RequestTable table;
    private final Semaphore allowed = new Semaphore(0);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> work;

    Feeder(Path home, RequestTable table, List<Drop> drops) {
        this.home = home;
        this.table = table;
        this.work = thread.submit(() -> {
            for (Drop drop : drops) {
                allowed.acquire();
                hand(drop);
            }
            return null;
        });
    }

    /** So many more may be handed over. */
    void allow(int drops) {
        allowed.release(drops);
    }

    /** All of them have been handed over when this returns. */
    void awaitEnd() throws InterruptedException, ExecutionException, TimeoutException {
        work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private void hand(Drop drop) throws IOException {
        if (drop instanceof OfFile file) {
            Path written = Files.writeString(home.resolve("elsewhere").resolve(file.name()), file.content());
            Files.move(written, home.resolve("inbox").resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
        } else if (drop instanceof OfRows rows) {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(RETRY)
                    .until(() -> insert(rows));
        }
    }

    private boolean insert(OfRows rows) {
        try {
            table.insertMissing(rows.asks());
            return true;
        } catch (SQLException away) {
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
