package io.anula.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Names of files that people drop, and names made from them. */
public final class FileNames {
    /** A file system takes 255 bytes; ours add a number and a suffix. */
    private static final int LONGEST = 205;

    private static final int KEPT = 150;

    private FileNames() {}

    /** True for a name that says that somebody is still writing, or that is hidden: never touched. */
    public static boolean isUnfinished(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return name.startsWith(".")
                || lower.endsWith(".tmp")
                || lower.endsWith(".part")
                || lower.endsWith(".filepart")
                || lower.endsWith("~");
    }

    /** The name, cut where longer names made from it would be too long for a disk; the cut keeps the extension. */
    public static String shortened(String name) {
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
}
