package io.anula.evidence;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to become evidence.
 *
 * @param folder below the folder of the evidence
 * @param name that it gets; a number is added if it is taken
 * @param about what the journal says of it besides place, size and hash
 * @param content gives its bytes; null if it is in a file already
 * @param ready a complete file, which is moved; null if it is not in a file yet
 * @param size about how many bytes of memory it takes until it is written
 * @param stored gets its place, when it is in the journal
 */
record NewFile(
        String folder,
        String name,
        Map<String, Object> about,
        @Nullable Supplier<byte[]> content,
        @Nullable Ready ready,
        int size,
        CompletableFuture<String> stored) {
    /**
     * A complete file.
     *
     * @param size in bytes
     */
    record Ready(Path file, long size, String sha256) {}

    static NewFile of(String folder, String name, Map<String, Object> about, int size, Supplier<byte[]> content) {
        return new NewFile(folder, name, about, content, null, size, new CompletableFuture<>());
    }

    static NewFile moved(String folder, String name, Map<String, Object> about, Ready ready) {
        return new NewFile(folder, name, about, null, ready, 0, new CompletableFuture<>());
    }
}
