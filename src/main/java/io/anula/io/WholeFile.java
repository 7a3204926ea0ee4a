package io.anula.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes a file completely or not at all: under another name, forced to the disk, then renamed. */
public final class WholeFile {
    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

    private WholeFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the content; must not close the stream. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the file in place of an old one, and makes its folder if it is missing.
     *
     * @param temporary the name for writing, in the same folder; no file is left there. Only its owner can read a new
     * file
     * @throws IOException when it cannot be written: the old file is unchanged
     */
    public static void write(Path file, Path temporary, Content content) throws IOException {
        write(file, temporary, content, whole -> {});
    }

    /** An action on a complete file before it gets its final name. */
    @FunctionalInterface
    public interface Finish {
        /** Runs the action on the file under its temporary name. */
        void finish(Path temporary) throws IOException;
    }

    /** As {@link #write(Path, Path, Content)}, with an action at the end. */
    public static void write(Path file, Path temporary, Content content, Finish finish) throws IOException {
        Private.makeFoldersOf(file);
        try {
            fill(temporary, content);
            keepRights(file, temporary);
            finish.finish(temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(temporary);
            throw failure;
        }
    }

    /** A new file is private to its owner; a replacement gets the rights of the old file. */
    private static void keepRights(Path old, Path temporary) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        try {
            Files.setPosixFilePermissions(temporary, view.readAttributes().permissions());
        } catch (NoSuchFileException none) {
            LOG.trace("{} is new", old, none);
        }
    }

    private static void fill(Path temporary, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        temporary,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE),
                        Private.file());
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Forces the names in a folder to the disk: before something is deleted because the files exist. */
    public static void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
