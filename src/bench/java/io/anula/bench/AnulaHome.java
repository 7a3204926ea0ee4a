package io.anula.bench;

import static org.awaitility.Awaitility.await;

import io.anula.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packaged jar as a process of its own, in a folder with the shipped settings, routes and logging. */
final class AnulaHome implements AutoCloseable {
    private static final String JAR =
            Path.of("target", "anula.jar").toAbsolutePath().toString();
    private static final String LAUNCHER =
            Path.of("src", "main", "dist", "bin", "anula").toAbsolutePath().toString();
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String UP = " runs in ";

    /** Of the embedded store. */
    static final String PASSWORD = "bench";

    private final Path folder;
    private final Path log;
    private final Child process;

    /**
     * Starts it; it takes requests when this returns.
     *
     * @param folder a new one, or that of one that has ended: it goes on with its store
     * @param provider the port at which it listens, on this machine
     * @param inFlight calls under way at once
     * @param store of another database than the embedded one
     */
    AnulaHome(Path folder, int provider, int inFlight, @Nullable StoreSettings store) throws IOException {
        this(folder, provider, inFlight, store, Map.of());
    }

    /** The same with other settings, by the names of their environment variables. */
    AnulaHome(Path folder, int provider, int inFlight, @Nullable StoreSettings store, Map<String, String> settings)
            throws IOException {
        this(jar(), folder, provider, inFlight, store, settings);
    }

    private static List<String> jar() {
        List<String> line = new ArrayList<>(BenchSize.java());
        line.addAll(List.of("-jar", JAR, "run"));
        return line;
    }

    /** The same by the launcher of the tarball, which keeps the classes of the first run. */
    static AnulaHome byLauncher(Path folder, int provider, int inFlight) throws IOException {
        Map<String, String> itsOwn = Map.of(
                "ANULA_HOME", folder.toString(),
                "ANULA_JAR", JAR,
                "JAVA_HOME",
                        Path.of(BenchSize.java().get(0))
                                .resolve("../..")
                                .normalize()
                                .toString());
        return new AnulaHome(List.of(LAUNCHER, "run"), folder, provider, inFlight, null, itsOwn);
    }

    private AnulaHome(
            List<String> program,
            Path folder,
            int provider,
            int inFlight,
            @Nullable StoreSettings store,
            Map<String, String> settings)
            throws IOException {
        this.folder = folder;
        this.log = folder.resolve("anula.log");
        for (String copied : List.of("config", "routes")) {
            copy(Path.of(copied), folder.resolve(copied));
        }
        Map<String, String> environment = environment(provider, inFlight, store);
        environment.putAll(settings);
        process = Child.service(program, folder, log, environment);
        await("the start of Anula").atMost(LONGEST_START).pollInterval(LOOK).until(() -> !process.isAlive() || isUp());
        if (!isUp()) {
            throw new IllegalStateException("it ended at its start:\n" + Files.readString(log));
        }
    }

    /**
     * As shipped, but for the provider, for waits that would stand beside what is measured, and without evidence: no
     * other program that is measured keeps any. What it costs stands in performance.md.
     */
    private static Map<String, String> environment(int provider, int inFlight, @Nullable StoreSettings store) {
        Map<String, String> all = new HashMap<>();
        all.put("LAFACTURA_URL", "http://127.0.0.1:" + provider + "/api2.0");
        all.put("LAFACTURA_MAX_IN_FLIGHT", Integer.toString(inFlight));
        all.put("INBOX_SETTLE", "100ms");
        all.put("POLL_FIRST_DELAY", "100ms");
        all.put("SIMULATOR_ENABLED", "false");
        all.put("EVIDENCE_ENABLED", "false");
        all.put("HTTP_PORT", "0");
        all.put("STORE_LISTEN", "");
        all.put("STORE_PASSWORD", PASSWORD);
        if (store != null) {
            all.put("STORE_URL", store.url());
            all.put("STORE_USERNAME", store.username());
            all.put("STORE_PASSWORD", store.password());
        }
        return all;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private boolean isUp() throws IOException {
        return Files.readString(log).contains(UP);
    }

    Path folder() {
        return folder;
    }

    ProcessHandle process() {
        return process.handle();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
