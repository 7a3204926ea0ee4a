package io.anula.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The versions of this program and of htmx, as the build wrote them. */
public final class Version {
    private Version() {}

    public static String get() {
        return get("version");
    }

    /** The version of htmx, which is part of its file's path. */
    public static String ofHtmx() {
        return get("htmx");
    }

    private static String get(String key) {
        Properties build = new Properties();
        try (InputStream resource =
                Objects.requireNonNull(Version.class.getResourceAsStream("/anula-build.properties"))) {
            build.load(resource);
            return build.getProperty(key);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
