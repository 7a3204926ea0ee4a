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
 * Facts about a store at one moment, kept outside its folder, so that the next start recognises a store that is older.
 * The witness is never ahead of the disk: everything in it was durable before it was written.
 *
 * @param number grows with every witness, first in the store; 1 upwards
 * @param newest the greatest id of a cancellation; empty if there is none
 * @param count the minimum number of cancellations up to that id; they never leave a store
 * @param began when the first witness of this store was written
 * @param written when this one was written
 * @param clean whether the store was closed properly after it
 * @param log the seal of the embedded database's log; null if there is none or it is unknown
 */
record StoreWitness(
        long number,
        String newest,
        long count,
        Instant began,
        Instant written,
        boolean clean,
        LogSeal.@Nullable Sealed log) {
    /** The witness in this file; empty if there is none or it is unreadable. */
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

    /** Writes the witness to this file, completely or not at all; it is on the disk when this returns. */
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

    /** The same after the store was closed properly. */
    StoreWitness closed() {
        return new StoreWitness(number, newest, count, began, written, true, null);
    }
}
