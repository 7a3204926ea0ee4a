package io.anula.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * The size and time of a file, to recognise whether a file of this name is still the same.
 *
 * @param key the file system's identity of the file; null if it has none
 */
public record FileFingerprint(@Nullable Object key, long size, FileTime modified) {

    /** The fingerprint of the file now. */
    public static FileFingerprint at(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileFingerprint(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    }

    /** Whether the file at this path still has this fingerprint; false if there is no file. */
    public boolean isStillAt(Path path) throws IOException {
        try {
            return equals(at(path));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
