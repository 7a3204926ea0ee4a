package io.anula.io;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders and files that only this process's user can read, whatever the umask is: requests, answers and the store
 * contain personal data. On a file system without such rights, its own rules apply.
 */
public final class Private {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Private() {}

    /** Makes the missing folders above the file with mode 700. Existing folders keep their rights. */
    public static void makeFoldersOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, rights("rwx------"));
        }
    }

    /** The mode of a new file: 600. */
    public static FileAttribute<?>[] file() {
        return rights("rw-------");
    }

    private static FileAttribute<?>[] rights(String rights) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }
}
