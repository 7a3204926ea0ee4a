package io.anula.io;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders and files that only the user of this process reads, whatever its umask is: requests, answers and the store hold personal
 * data. Where the file system has no such rights, its own count.
 */
public final class Private {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Private() {}

    /** Makes the folders above the file that are missing: 700. Those that are there keep their rights. */
    public static void makeFoldersOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, rights("rwx------"));
        }
    }

    /** For a new file: 600. */
    public static FileAttribute<?>[] file() {
        return rights("rw-------");
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
