package io.anula.config.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the schema of the YAML DSL costs a process. */
final class SchemaTest extends RouteFixture {
    private static final long MOST_BYTES = 64L << 20;

    SchemaTest(@TempDir Path folder) {
        super(folder);
    }

    @Test
    void shouldBeLetGo_afterTheCheck() {
        WeakReference<Schema> used = new WeakReference<>(Schema.shipped());
        await("the end of the schema").until(() -> {
            System.gc();
            return used.refersTo(null);
        });
    }

    @Test
    void shouldFitASmallHeap() throws IOException {
        Files.writeString(file, GOOD.replace("simple:", "smiple:"));
        long before = usedBytes();
        Schema schema = new Schema();
        List<Finding> findings = schema.check(RouteFile.read(file));
        long used = usedBytes() - before;
        Reference.reachabilityFence(schema);
        assertFalse(findings.isEmpty());
        assertTrue(used < MOST_BYTES, used + " bytes");
    }

    private static long usedBytes() {
        System.gc();
        Runtime java = Runtime.getRuntime();
        return java.totalMemory() - java.freeMemory();
    }
}
