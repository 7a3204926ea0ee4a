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
 * How a file looks, to tell whether the one of that name is still the same.
 *
 * @param key what the file system knows it by; null where it has no such thing
 */
public record FileFingerprint(@Nullable Object key, long size, FileTime modified) {

    /** How the file there looks now. */
    static FileFingerprint at(Path path) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FileFingerprint(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
    }

    /** True when the file there still looks like this; false too when there is none. */
    boolean isStillAt(Path path) throws IOException {
        try {
            return equals(at(path));
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
