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

/** The facts outside the store for its check: the witness beside the folder of the database, and the given answers. */
public final class StoreGuards {
    private static final Logger LOG = LoggerFactory.getLogger(StoreGuards.class);
    private static final String ENDING = ".witness";

    private StoreGuards() {}

    /**
     * The guard for the store of the settings.
     *
     * @param home the folder for the witness of a store on a database server
     * @param older true when a person has said that the store is older
     */
    public static StoreGuard of(Settings settings, Path home, boolean older) {
        boolean embedded = StoreLogin.isEmbedded(settings);
        return new StoreGuard(
                witness(settings, home), embedded ? settings.get(OUTBOX_DIR) : null, older, StoreGuards::end);
    }

    /**
     * The witness of an embedded database is beside its folder and has its name, so that it moves with the home and not
     * with the folder. The witness of another store is in the home and named by the address. {@code store.witness} sets
     * another folder for both.
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
     * Ends the process at once, without shutdown hooks: none may write into a store that belongs to another process or
     * is older. A second thread waits here, so that the first can finish its message.
     */
    private static synchronized void end(String why) {
        LOG.error("{}. The process ends now / El proceso termina ahora", why);
        Runtime.getRuntime().halt(1);
    }
}
