package io.anula.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components of Camel that lie in a folder. */
final class HomeJarsTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void putBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    private void component(String jar, String scheme) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(folder.resolve(jar)))) {
            out.putNextEntry(new ZipEntry("META-INF/services/org/apache/camel/component/" + scheme));
            out.write("class=org.apache.camel.component.log.LogComponent\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void shouldBringAComponent_thatTheProgramHasNot() throws IOException {
        component("own.jar", "own");
        try (DefaultCamelContext without = new DefaultCamelContext()) {
            assertNull(without.getComponent("own", true, false));
        }
        try (URLClassLoader loader = (URLClassLoader) HomeJars.behind(before, folder)) {
            Thread.currentThread().setContextClassLoader(loader);
            try (DefaultCamelContext with = new DefaultCamelContext()) {
                assertNotNull(with.getComponent("own", true, false));
            }
            assertEquals(1, loader.getURLs().length);
        }
    }

    @Test
    void shouldAddNothing_whereNothingLies() throws IOException {
        assertSame(before, HomeJars.behind(before, folder.resolve("nowhere")));
        Files.writeString(folder.resolve("README"), "no jar");
        assertSame(before, HomeJars.behind(before, folder));
    }

    @Test
    void shouldAddNothing_thatIsOnTheClassPathAlready() throws IOException {
        String path = System.getProperty("java.class.path");
        component("own.jar", "own");
        try {
            System.setProperty("java.class.path", path + java.io.File.pathSeparator + folder.resolve("own.jar"));
            assertSame(before, HomeJars.behind(before, folder));
        } finally {
            System.setProperty("java.class.path", path);
        }
    }
}
