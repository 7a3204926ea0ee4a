package io.anula.cli;

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
 * The jars in {@code lib} of the home, such as further components of Camel: whoever starts Anula, and how, has them. Camel finds
 * what they bring by the class loader of the thread. What the class path has already, as the launcher makes it, is not added.
 */
public final class HomeJars {
    private HomeJars() {}

    /** That loader with the jars of the folder behind it; the loader itself where there is nothing to add. */
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
