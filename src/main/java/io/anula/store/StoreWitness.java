package io.anula.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.io.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a store knew at one moment, kept outside its folder, so that a store that knows less is seen at the next start. Never
 * ahead of what is on the disk: all that it says was durable before it was written.
 *
 * @param number grows with every witness, in the store first; 1 upwards
 * @param newest the greatest id of a cancellation; empty where there is none
 * @param count how many cancellations there were at the least, up to that one; they never leave a store
 * @param began when the first witness of this store was written
 * @param written when this one was
 * @param clean true when the store was closed in good order after it
 * @param log what the embedded database's log held; null where it has none, or that is not known
 */
record StoreWitness(
        long number,
        String newest,
        long count,
        Instant began,
        Instant written,
        boolean clean,
        LogSeal.@Nullable Sealed log) {
    /** The one in that file; empty where there is none, or where it cannot be read. */
    static Optional<StoreWitness> in(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode read = Json.mapper().readTree(Files.readAllBytes(file));
            return Optional.of(new StoreWitness(
                    number(read, "number"),
                    read.path("newest").asText(),
                    number(read, "cancellations"),
                    Instant.parse(read.path("began").asText()),
                    Instant.parse(read.path("written").asText()),
                    read.path("clean").asBoolean(),
                    sealed(read.path("log"))));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static long number(JsonNode read, String name) throws IOException {
        if (!read.path(name).isIntegralNumber()) {
            throw new IOException("no " + name);
        }
        return read.path(name).asLong();
    }

    private static LogSeal.@Nullable Sealed sealed(JsonNode log) throws IOException {
        return log.isObject()
                ? new LogSeal.Sealed(
                        number(log, "bytes"),
                        number(log, "crc32c"),
                        number(log, "scriptBytes"),
                        number(log, "scriptTime"))
                : null;
    }

    /** Keeps it in that file, whole or not at all, on the disk when this returns. */
    void keepIn(Path file) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("newest", newest);
        fields.put("cancellations", count);
        fields.put("began", began.toString());
        fields.put("written", written.toString());
        fields.put("clean", clean);
        if (log != null) {
            fields.put(
                    "log",
                    Map.of(
                            "bytes", log.length(),
                            "crc32c", log.sum(),
                            "scriptBytes", log.scriptSize(),
                            "scriptTime", log.scriptTime()));
        }
        Path whole = file.toAbsolutePath();
        Path temporary = whole.resolveSibling(".%s.%d.tmp"
                .formatted(whole.getFileName(), ProcessHandle.current().pid()));
        try {
            WholeFile.write(whole, temporary, out -> out.write(Json.bytes(fields)));
            WholeFile.forceNames(Objects.requireNonNull(whole.getParent()));
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** The same, after the store was closed in good order. */
    StoreWitness closed() {
        return new StoreWitness(number, newest, count, began, written, true, null);
    }
}
