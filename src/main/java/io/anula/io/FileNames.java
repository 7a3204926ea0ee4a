package io.anula.io;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/** The names of dropped files, and names made from them. */
public final class FileNames {
    /** A file system allows 255 bytes; our own names add a number and a suffix. */
    private static final int LONGEST = 205;

    private static final int KEPT = 150;

    /** Prefixes and suffixes of temporary files and lock files of programs that copy, download or edit. */
    private static final List<String> UNFINISHED = List.of(
            ".tmp",
            ".temp",
            ".part",
            ".partial",
            ".filepart",
            ".crdownload",
            ".download",
            ".opdownload",
            ".!ut",
            ".!qb",
            ".aria2",
            ".lock",
            ".lck",
            ".swp",
            ".swo",
            ".swx",
            "~",
            "#");

    private static final Set<String> LITTER = Set.of("thumbs.db", "desktop.ini", "lost+found");

    private FileNames() {}

    /** Whether the name belongs to an unfinished or hidden file, which is never touched. */
    public static boolean isUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return (name.startsWith(".") && !name.startsWith(".."))
                || name.startsWith("~$")
                || LITTER.contains(lower)
                || UNFINISHED.stream().anyMatch(lower::endsWith);
    }

    /** The name, cut so that longer names made from it fit on a disk. The extension and a folder in front stay. */
    public static String shortened(String name) {
        int slash = name.lastIndexOf('/') + 1;
        return name.substring(0, slash) + shortenedName(name.substring(slash));
    }

    private static String shortenedName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return name;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        int dot = name.lastIndexOf('.');
        String extension = dot < name.length() - 10 ? "" : name.substring(dot);
        String start = new String(bytes, 0, KEPT, StandardCharsets.UTF_8).replace("\uFFFD", "");
        return start + '~' + Long.toHexString(sum.getValue()) + extension;
    }

    /** The name as this system can write it, with an underscore for each character that the locale does not have. */
    public static String usable(String name) {
        if (isUsable(name)) {
            return name;
        }
        StringBuilder usable = new StringBuilder();
        name.codePoints()
                .mapToObj(Character::toString)
                .forEach(each -> usable.append(each.equals("\uFFFD") || !isUsable(each) ? "_" : each));
        return usable.toString();
    }

    private static boolean isUsable(String name) {
        try {
            return Path.of(name).toString().equals(name) && name.indexOf('\uFFFD') < 0;
        } catch (InvalidPathException notHere) {
            return false;
        }
    }
}
