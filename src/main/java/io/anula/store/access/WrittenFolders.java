package io.anula.store.access;

import static io.anula.config.settings.FolderKeys.ARCHIVE_DIR;
import static io.anula.config.settings.FolderKeys.INBOX_DIR;
import static io.anula.config.settings.FolderKeys.OUTBOX_DIR;
import static io.anula.config.settings.FolderKeys.REJECTED_DIR;
import static io.anula.config.settings.StoreKeys.STORE_MIN_FREE;
import static io.anula.config.settings.StoreKeys.STORE_URL;

import io.anula.config.settings.Setting;
import io.anula.config.settings.Settings;
import io.anula.observe.alarm.Alarms;
import io.anula.store.DiskSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folders that the service writes to. */
public final class WrittenFolders {
    private static final List<Setting<Path>> FOLDERS = List.of(INBOX_DIR, OUTBOX_DIR, ARCHIVE_DIR, REJECTED_DIR);

    private WrittenFolders() {}

    /** The folders by their settings. */
    public static Map<String, Path> of(Settings settings) {
        Map<String, Path> folders = new LinkedHashMap<>();
        StoreLogin.folder(settings).ifPresent(folder -> folders.put(STORE_URL.key(), folder));
        FOLDERS.forEach(each -> folders.put(each.key(), settings.get(each)));
        return folders;
    }

    /** Watches the space on the disks of these folders; the inbox is not one of them, because others fill it. */
    public static DiskSpace room(Settings settings, Alarms alarms) {
        Map<String, Path> folders = of(settings);
        folders.remove(INBOX_DIR.key());
        return new DiskSpace(
                alarms, new ArrayList<>(folders.values()), settings.get(STORE_MIN_FREE), DiskSpace::usable);
    }
}
