package io.anula.store.access;

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
    private static final String INBOX = "inbox.dir";
    private static final List<String> OTHERS = List.of("outbox.dir", "archive.dir", "rejected.dir");

    private WrittenFolders() {}

    /** The folders by their settings. */
    public static Map<String, Path> of(Settings settings) {
        Map<String, Path> folders = new LinkedHashMap<>();
        StoreLogin.folder(settings).ifPresent(folder -> folders.put("store.url", folder));
        folders.put(INBOX, settings.path(INBOX));
        OTHERS.forEach(key -> folders.put(key, settings.path(key)));
        return folders;
    }

    /** Watches the space on the disks of these folders; the inbox is not one of them, because others fill it. */
    public static DiskSpace room(Settings settings, Alarms alarms) {
        Map<String, Path> folders = of(settings);
        folders.remove(INBOX);
        return new DiskSpace(
                alarms, new ArrayList<>(folders.values()), settings.size("store.min-free"), DiskSpace::usable);
    }
}
