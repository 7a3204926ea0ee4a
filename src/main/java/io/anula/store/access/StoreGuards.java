package io.anula.store.access;

import static io.anula.config.settings.FolderKeys.OUTBOX_DIR;
import static io.anula.config.settings.StoreKeys.STORE_URL;
import static io.anula.config.settings.StoreKeys.STORE_WITNESS;

import io.anula.config.settings.Settings;
import io.anula.store.StoreGuard;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store is held against: its witness beside the folder of the database, and the answers that were given. */
public final class StoreGuards {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGuards.class);
    private static final String ENDING = ".witness";

    private StoreGuards() {}

    /**
     * For the store that the settings name.
     *
     * @param home where the witness of a database server's store is kept
     * @param older true when a person has said that the store is older than it was
     */
    public static StoreGuard of(Settings settings, Path home, boolean older) {
        boolean embedded = StoreLogin.isEmbedded(settings);
        return new StoreGuard(
                witness(settings, home), embedded ? settings.get(OUTBOX_DIR) : null, older, StoreGuards::end);
    }

    /**
     * Beside the folder of an embedded database, named like it, so that it moves with the home and not with the folder; of
     * another store in the home, named by the address. {@code store.witness} names another folder for both.
     */
    public static Path witness(Settings settings, Path home) {
        Path data = StoreLogin.folder(settings).orElse(null);
        String name = data == null
                ? "store-%08x".formatted(settings.get(STORE_URL).hashCode())
                : Objects.requireNonNullElse(data.getFileName(), data).toString();
        Path beside = data == null || data.getParent() == null ? home : data.getParent();
        Path folder = settings.text(STORE_WITNESS.key()).isEmpty()
                ? beside
                : settings.get(STORE_WITNESS).orElseThrow();
        return folder.resolve(name + ENDING);
    }

    /**
     * At once: no hook may write into a store that is another process's, or older than this process knows. Whoever finds it out
     * second waits, so that the first has said it.
     */
    private static synchronized void end(String why) {
        LOG.error("{}. The process ends now / El proceso termina ahora", why);
        Runtime.getRuntime().halt(1);
    }
}
