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

/** A file that is there whole or not at all: written under another name, forced to the disk, and renamed. */
public final class WholeFile {
    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

    private WholeFile() {}

    /** What fills a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes it; the stream is not to be closed. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Writes the file in place of the one that is there; its folder is made where it is missing.
     *
     * @param temporary the name under which it is written, in the same folder; nothing is left there. Only its owner reads a new file
     * @throws IOException when it cannot be written: then the old one is as it was
     */
    public static void write(Path file, Path temporary, Content content) throws IOException {
        write(file, temporary, content, whole -> {});
    }

    /** What is done with a file that is whole, before anybody sees it. */
    @FunctionalInterface
    public interface Finish {
        /** Does it, under the temporary name. */
        void finish(Path temporary) throws IOException;
    }

    /** As {@link #write(Path, Path, Content)}, with something done at the end. */
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

    /** A new file is its owner's alone, a newer one as open as the old one was. */
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

    /** Forces the names in a folder to the disk: for files that something else is deleted for. */
    public static void forceNames(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }
}
