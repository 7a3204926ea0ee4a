package io.anula.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Moves files into a folder under a free name. */
public final class SafeMove {
    private SafeMove() {}

    /** This name, or the first of {@code name-2.ext}, {@code name-3.ext}… that no file in the folder has. */
    public static Path freeName(Path folder, String name) {
        return freeName(folder, name, "");
    }

    /** As above, for a file that gets a companion file with this suffix. */
    public static Path freeName(Path folder, String name, String beside) {
        Path free = folder.resolve(name);
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String extension = dot <= 0 ? "" : name.substring(dot);
        for (int number = 2; isTaken(free) || isOthers(free, beside); number++) {
            free = folder.resolve(stem + '-' + number + extension);
        }
        return free;
    }

    /**
     * A note without its file is a leftover of our own after a crash, unless it has a note itself: then it is a file
     * that really has that name.
     */
    private static boolean isOthers(Path file, String beside) {
        Path note = file.resolveSibling(file.getFileName() + beside);
        return !beside.isEmpty() && isTaken(note.resolveSibling(note.getFileName() + beside));
    }

    private static boolean isTaken(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Moves in one step; between two disks, by a copy that is renamed when complete. */
    public static void move(Path source, Path target) throws IOException {
        Private.makeFoldersOf(target);
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Path copy = target.resolveSibling('.' + target.getFileName().toString() + ".tmp");
            try {
                Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(copy);
            }
            Files.delete(source);
        }
    }
}
