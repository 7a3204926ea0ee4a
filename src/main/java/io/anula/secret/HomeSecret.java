package io.anula.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The secret of a home, beside its store, which only the service's user can read. It lets the service recognise the
 * commands of its own home; a proxy or a browser cannot know it.
 */
public final class HomeSecret {
    private static final String EMBEDDED = "jdbc:hsqldb:file:";
    private static final String ENDING = ".api-secret";

    private HomeSecret() {}

    /**
     * The secret, made if there is none yet; empty if the store is not a folder of this machine.
     *
     * @param storeUrl {@code store.url}
     * @throws UncheckedIOException when it can be neither read nor made
     */
    public static String made(String storeUrl) {
        Optional<Path> file = file(storeUrl);
        if (file.isEmpty()) {
            return "";
        }
        try {
            if (known(storeUrl).isEmpty()) {
                Files.createDirectories(file.get().toAbsolutePath().getParent());
                SecretFile.make(file.get());
            }
            return known(storeUrl);
        } catch (IOException failure) {
            throw new UncheckedIOException("%s can be neither read nor made".formatted(file.get()), failure);
        }
    }

    /** The secret that a service has made; empty if there is none or this user may not read it. */
    public static String known(String storeUrl) {
        try {
            Optional<Path> file = file(storeUrl).filter(Files::isReadable);
            return file.isEmpty() ? "" : Files.readString(file.get()).strip();
        } catch (IOException failure) {
            return "";
        }
    }

    private static Optional<Path> file(String storeUrl) {
        return storeUrl.startsWith(EMBEDDED)
                ? Optional.of(Path.of(storeUrl.substring(EMBEDDED.length()).split(";", 2)[0] + ENDING))
                : Optional.empty();
    }
}
