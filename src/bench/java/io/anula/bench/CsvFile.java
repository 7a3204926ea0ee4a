package io.anula.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A large table of requests, from its writing to its receipt. */
final class CsvFile {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path written;
    private final Path dropped;
    private final Path receipt;

    CsvFile(Path home, String name, int records) throws IOException {
        written = home.resolve(name + ".part");
        dropped = home.resolve("inbox").resolve(name + ".csv");
        receipt = home.resolve("outbox").resolve(name + ".csv.receipt.json");
        try (Writer lines = Files.newBufferedWriter(written)) {
            lines.write("provider,tascode,description\n");
            for (int record = 0; record < records; record++) {
                lines.write("lafactura,%s,%s\n".formatted(invoice(name, record), Forms.REASON));
            }
        }
    }

    static String invoice(String name, int record) {
        return "fc-%s-%d".formatted(name, record);
    }

    /** Hands it over; returns the seconds until its receipt is there. */
    double take() throws IOException {
        long begun = System.nanoTime();
        Files.move(written, dropped);
        await("the receipt").atMost(PATIENCE).pollInterval(LOOK).until(() -> Files.exists(receipt));
        return (System.nanoTime() - begun) / 1e9;
    }
}
