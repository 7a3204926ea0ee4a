package io.anula.config.settings;

import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.FOLDER;
import static io.anula.config.settings.Kind.LISTEN;
import static io.anula.config.settings.Kind.NOT_BLANK;
import static io.anula.config.settings.Kind.SIZE;
import static io.anula.config.settings.Kind.STORE;
import static io.anula.config.settings.Kind.TEXT;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The store. */
public final class StoreKeys {
    private static final SettingGroup GROUP = new SettingGroup(false);

    public static final Setting<String> STORE_URL = GROUP.add(
            "store.url",
            "jdbc:hsqldb:file:data/anula",
            STORE,
            "The database of Anula itself: HSQLDB, or jdbc:postgresql: for several nodes");
    public static final Setting<String> STORE_USERNAME = GROUP.add("store.username", "anula", NOT_BLANK, "Its owner");
    public static final Setting<String> STORE_PASSWORD =
            GROUP.add("store.password", "", TEXT, "Empty: one is made at the first start, beside the database");
    public static final Setting<Optional<Path>> STORE_WITNESS = GROUP.add(
            "store.witness",
            "",
            FOLDER.optional(),
            "Folder of the witness, a small file that tells when the store is older than it was; empty: where the folder of the database is");
    public static final Setting<Long> STORE_MIN_FREE =
            GROUP.add("store.min-free", "32MB", SIZE, "Work stops when less of a disk is free; 0: it never does");
    public static final Setting<Optional<Duration>> STORE_KEEP = GROUP.add(
            "store.keep",
            "",
            DURATION.optional(),
            "What ended longer ago goes from the store into archive files; empty: never");
    public static final Setting<String> STORE_LISTEN =
            GROUP.add("store.listen", "127.0.0.1:9001", LISTEN, "Where billing programs reach the table by JDBC");

    private StoreKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
