package io.anula.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The secret of a home, beside its store, which only the user of the service can read: by it the service knows the commands
 * of its own home, which no proxy and no browser can be.
 */
public final class HomeSecret {
    private static final String EMBEDDED = "jdbc:hsqldb:file:";
    private static final String ENDING = ".api-secret";

    private HomeSecret() {}

    /**
     * The secret, made where there is none yet; empty where the store is no folder of this machine.
     *
     * @param storeUrl {@code store.url}
     * @throws UncheckedIOException where it can be neither read nor made
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

    /** The secret that a service has made; empty where there is none, or this user may not read it. */
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
