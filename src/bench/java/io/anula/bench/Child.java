package io.anula.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of its own; it ends with this object, and with this process when that is ended before. */
final class Child implements AutoCloseable {
    private static final long LONGEST_END_SECONDS = 60;

    private final Process process;

    private Child(Process process) {
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-of-" + process.pid()));
    }

    /** One of the programs of this package; what it complains about is shown. */
    static Child program(Class<?> program, Object... arguments) throws IOException {
        List<String> line = new ArrayList<>(BenchSize.java());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return new Child(new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** A program that runs in that folder and writes into that file. */
    static Child service(List<String> line, Path folder, Path log, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        return new Child(builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    BufferedReader output() {
        return process.inputReader();
    }

    /** Waits for its end, which must be a good one. */
    void awaitSuccess() throws InterruptedException {
        if (process.waitFor() != 0) {
            throw new IllegalStateException("it ended with " + process.exitValue());
        }
    }

    /** Tells it to end: by the end of its input and by a signal. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException told) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
