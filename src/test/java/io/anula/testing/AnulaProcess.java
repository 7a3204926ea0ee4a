package io.anula.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The packaged program as a process of its own, started again and again in the same home. */
public final class AnulaProcess implements AutoCloseable {
    /** HSQLDB waits for the lock of the process that was killed before it opens. */
    private static final Duration LONGEST_START = Duration.ofSeconds(90);

    private static final Duration LONGEST_END = Duration.ofSeconds(60);
    private static final String UP = " runs in ";

    private final List<String> program;
    private final Path home;
    private final Map<String, String> environment;
    private int lives;
    private @Nullable Process process;

    /** By that program, to which the command is added, in that home with that environment besides. */
    public AnulaProcess(List<String> program, Path home, Map<String, String> environment) {
        this.program = program;
        this.home = home;
        this.environment = environment;
    }

    /** The jar of this build, run by the Java of this process; a short life is not worth the better compiler's work. */
    public static AnulaProcess ofJar(Path home, Map<String, String> environment) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = Path.of("target", "anula.jar").toAbsolutePath().toString();
        return new AnulaProcess(List.of(java, "-XX:TieredStopAtLevel=1", "-jar", jar), home, environment);
    }

    /** One more life. */
    public void start() throws IOException {
        start("run");
    }

    /** One more life, by another command that serves. */
    public void start(String command) throws IOException {
        lives++;
        process = process(log(), command);
    }

    /** Another command in the same home, beside the service or without it; returns its exit code. */
    public int command(String... arguments) throws IOException, InterruptedException {
        return awaitDeath(process(home.resolve(arguments[0] + ".log"), arguments));
    }

    private Process process(Path log, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.directory(home.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** What this life has said. */
    public Path log() {
        return home.resolve("life-%03d.log".formatted(lives));
    }

    private Process process() {
        return Objects.requireNonNull(process, "not started");
    }

    /** It takes requests when this returns. */
    public void awaitUp() throws IOException {
        await("the start of life " + lives)
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process().isAlive() || isUp());
        if (!isUp()) {
            throw new IllegalStateException("it ended at its start:\n" + Files.readString(log()));
        }
    }

    /** True when it takes requests. */
    public boolean isUp() throws IOException {
        return Files.readString(log()).contains(UP);
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    public void kill() throws InterruptedException {
        if (!process().isAlive()) {
            throw new IllegalStateException("it had ended by itself; see " + log());
        }
        awaitDeath(process().destroyForcibly());
    }

    /** That signal, by its name without SIG: {@code STOP} lets it stand still, {@code CONT} lets it go on. */
    public void signal(String name) throws IOException, InterruptedException {
        awaitDeath(
                new ProcessBuilder("kill", "-" + name, Long.toString(process().pid())).start());
    }

    /** SIGTERM; returns the exit code. */
    public int end() throws InterruptedException {
        process().destroy();
        return awaitDeath(process());
    }

    private static int awaitDeath(Process dying) throws InterruptedException {
        if (!dying.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("process " + dying.pid() + " does not end");
        }
        return dying.exitValue();
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
