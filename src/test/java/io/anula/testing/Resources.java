package io.anula.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files among the test resources. */
public final class Resources {
    private Resources() {}

    /** One of the samples that the providers' facts belong to. */
    public static String sample(String name) {
        return read("/samples/" + name);
    }

    /** One of the shipped files for databases. */
    public static String ddl(String name) {
        return read("/ddl/" + name);
    }

    /** Any of the shipped files, by its path in the jar. */
    public static String shipped(String path) {
        return read(path);
    }

    private static String read(String path) {
        try (InputStream in = Objects.requireNonNull(Resources.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
