package io.anula.io;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A regular file in a folder that others can write to, opened once and read only through that handle. Such a writer can
 * replace a file with a link or a pipe between a check and the opening. So no link below the folder is followed, and an
 * opening that hangs is given up.
 */
public final class PlainFile implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(PlainFile.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Opening a pipe blocks until a process writes into it, so another thread opens the file. */
    private static final ExecutorService OPENERS = Executors.newCachedThreadPool(task -> {
        Thread opener = new Thread(task, "file-opener");
        opener.setDaemon(true);
        return opener;
    });

    private final SeekableByteChannel channel;

    private PlainFile(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a file.
     *
     * @param folder may itself be a link
     * @param file somewhere below it
     * @throws NotPlainException when it is a link, a folder, a pipe or a device
     * @throws IOException when it cannot be opened, or was replaced meanwhile
     */
    public static PlainFile open(Path folder, Path file) throws IOException {
        CompletableFuture<PlainFile> opened = new CompletableFuture<>();
        OPENERS.execute(() -> open(folder, file, opened));
        try {
            return opened.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException pipe) {
            NotPlainException refused = new NotPlainException(file);
            opened.completeExceptionally(refused);
            letGo(file);
            throw refused;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException failure ? failure : new IOException(failed.getCause());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("the process ends", ended);
        }
    }

    private static void open(Path folder, Path file, CompletableFuture<PlainFile> opened) {
        try {
            PlainFile found = new PlainFile(channel(
                    folder.toAbsolutePath().normalize(), file.toAbsolutePath().normalize()));
            if (!opened.complete(found)) {
                found.close();
            }
        } catch (IOException | RuntimeException failure) {
            opened.completeExceptionally(failure);
        }
    }

    @SuppressWarnings("StreamResourceLeak") // all streams of this file are closed together
    private static SeekableByteChannel channel(Path folder, Path file) throws IOException {
        Deque<DirectoryStream<Path>> folders = new ArrayDeque<>();
        try {
            DirectoryStream<Path> last = Files.newDirectoryStream(folder);
            folders.push(last);
            Path below = folder.relativize(file);
            for (int i = 0; i < below.getNameCount() - 1; i++) {
                last = secure(last, file).newDirectoryStream(below.getName(i), LinkOption.NOFOLLOW_LINKS);
                folders.push(last);
            }
            return channel(secure(last, file), below.getFileName(), file);
        } finally {
            for (DirectoryStream<Path> each : folders) {
                each.close();
            }
        }
    }

    private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> folder, Path file) throws IOException {
        if (folder instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        throw new FileSystemException(file.toString(), null, "this file system cannot be read without following links");
    }

    private static SeekableByteChannel channel(SecureDirectoryStream<Path> folder, Path name, Path file)
            throws IOException {
        Object key = demandPlain(folder, name, file);
        SeekableByteChannel channel =
                folder.newByteChannel(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            if (!Objects.equals(key, demandPlain(folder, name, file))) {
                throw new FileSystemException(file.toString(), null, "it was exchanged while it was opened");
            }
            return channel;
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private static Object demandPlain(SecureDirectoryStream<Path> folder, Path name, Path file) throws IOException {
        BasicFileAttributes found = folder.getFileAttributeView(
                        name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
        if (!found.isRegularFile()) {
            throw new NotPlainException(file);
        }
        return Objects.requireNonNullElse(found.fileKey(), file);
    }

    /** Releases a thread that is blocked in opening a pipe, by opening the pipe for writing. */
    private static void letGo(Path file) {
        try {
            if (Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isOther()) {
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                        .close();
            }
        } catch (IOException gone) {
            LOG.debug("{} keeps its opener", file, gone);
        }
    }

    /** The content from the beginning. Only one stream may be in use at a time; closing it leaves the file open. */
    public InputStream fromStart() throws IOException {
        channel.position(0);
        return new FilterInputStream(Channels.newInputStream(channel)) {
            @Override
            public void close() {
                // the handle is used again
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The file is not a regular file. */
    public static final class NotPlainException extends FileSystemException {
        private static final long serialVersionUID = 1L;

        NotPlainException(Path file) {
            super(file.toString(), null, "a file was expected, this is a link, a folder or a pipe");
        }
    }
}
