package io.anula.bench;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One file of requests, from its writing to its result. */
final class AnulaFile {
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int TAIL = 64;
    private static final String COMPLETE = "\"complete\" : true";
    private static final String ACCEPTED = "\"state\" : \"ACCEPTED\"";

    private static final AtomicInteger FILES = new AtomicInteger();

    private final Path written;
    private final Path dropped;
    private final Path result;

    /** With invoices of its own. */
    AnulaFile(Path home, String kind, int documents) throws IOException {
        String name = kind + FILES.incrementAndGet();
        written = home.resolve(name + ".part");
        dropped = home.resolve("inbox").resolve(name + ".jsonl");
        result = home.resolve("outbox").resolve(name + ".jsonl.result.json");
        try (Writer lines = Files.newBufferedWriter(written)) {
            for (int number = 0; number < documents; number++) {
                lines.write("{\"provider\":\"lafactura\",\"tascode\":\"fc-%s-%d\",\"description\":\"%s\"}\n"
                        .formatted(name, number, Forms.REASON));
            }
        }
    }

    /** Makes it look as if it had been written then. */
    void age(FileTime modified) throws IOException {
        Files.setLastModifiedTime(written, modified);
    }

    /** Hands it over as a whole. */
    void drop() throws IOException {
        Files.move(written, dropped);
    }

    /** Waits until its result says that all have ended. */
    void awaitResult() {
        await("the result")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(this::isComplete);
    }

    private boolean isComplete() throws IOException {
        if (!Files.exists(result)) {
            return false;
        }
        try (SeekableByteChannel file = Files.newByteChannel(result)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            file.position(Math.max(0, file.size() - TAIL));
            file.read(tail);
            return StandardCharsets.UTF_8.decode(tail.flip()).toString().contains(COMPLETE);
        }
    }

    /** How many of its records were accepted by the authority. */
    long accepted() throws IOException {
        try (Stream<String> lines = Files.lines(result)) {
            return lines.filter(line -> line.contains(ACCEPTED)).count();
        }
    }
}
