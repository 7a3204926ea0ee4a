package io.anula;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this program, as the build wrote it. */
final class Version {
    private Version() {}

    static String get() {
        Properties build = new Properties();
        try (InputStream resource =
                Objects.requireNonNull(Version.class.getResourceAsStream("/anula-build.properties"))) {
            build.load(resource);
            return build.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
