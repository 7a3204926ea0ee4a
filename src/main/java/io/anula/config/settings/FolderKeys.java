package io.anula.config.settings;

import static io.anula.config.settings.Kind.CHARSET;
import static io.anula.config.settings.Kind.DURATION;
import static io.anula.config.settings.Kind.FOLDER;
import static io.anula.config.settings.Kind.TEXT;
import static io.anula.config.settings.Kind.orEmpty;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Folders: where requests come from and answers go. */
public final class FolderKeys {
    private static final SettingGroup GROUP = new SettingGroup(false);

    public static final Setting<Path> INBOX_DIR =
            GROUP.add("inbox.dir", "inbox", FOLDER, "Folder into which requests are dropped");
    public static final Setting<Duration> INBOX_SETTLE =
            GROUP.add("inbox.settle", "1s", DURATION, "A file is taken when it has stood still so long");
    public static final Setting<Duration> INBOX_SETTLE_UNFINISHED = GROUP.add(
            "inbox.settle-unfinished",
            "60s",
            DURATION,
            "One that ends in the middle of a row is taken as it is after so long; one that cannot be read is rejected after a third of it");
    public static final Setting<String> INBOX_CHARSET = GROUP.add(
            "inbox.charset",
            "",
            orEmpty(CHARSET),
            "Encoding of files without byte order mark; empty: UTF-8, or else Windows-1252");
    public static final Setting<String> INBOX_IGNORE = GROUP.add(
            "inbox.ignore",
            "",
            TEXT,
            "More names that are left alone, with commas between: .sending, *-copy.csv; empty: none");
    public static final Setting<Path> OUTBOX_DIR =
            GROUP.add("outbox.dir", "outbox", FOLDER, "Folder of the receipts and results");
    public static final Setting<String> OUTBOX_GROUP =
            GROUP.add("outbox.group", "", TEXT, "Group of the system that may read answers; empty: only this user");
    public static final Setting<Path> ARCHIVE_DIR =
            GROUP.add("archive.dir", "archive", FOLDER, "Folder of the files that were taken");
    public static final Setting<Path> REJECTED_DIR =
            GROUP.add("rejected.dir", "rejected", FOLDER, "Folder of the files that cannot be read");

    private FolderKeys() {}

    static List<Setting<?>> all() {
        return GROUP.all();
    }
}
