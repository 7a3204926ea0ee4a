package io.anula.config.live;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars in {@code lib} of the home, such as further Camel components. Every way to start Anula loads them. Camel
 * finds their content through the thread's context class loader. A jar that the launcher has already put on the class
 * path is not added.
 */
public final class HomeJars {
    private HomeJars() {}

    /** A class loader with this parent and the folder's jars; the parent itself if there is nothing to add. */
    public static ClassLoader behind(ClassLoader loader, Path folder) {
        List<Path> known = Arrays.stream(
                        System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        URL[] more = jars(folder).stream()
                .filter(jar -> known.stream().noneMatch(one -> isSame(one, jar)))
                .map(HomeJars::url)
                .toArray(URL[]::new);
        return more.length == 0 ? loader : new URLClassLoader("lib", more, loader);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + " cannot be read", unreadable);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(one + " cannot be read", unreadable);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(jar + " has no address", impossible);
        }
    }
}
