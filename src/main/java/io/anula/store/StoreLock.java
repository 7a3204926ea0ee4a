package io.anula.store;

import io.anula.io.Private;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Ensures that only one process has an embedded store open: a lock of the operating system on a file beside the
 * database, until the process has ended. A stopped process keeps it; a killed process does not. HSQLDB's own lock is a
 * heartbeat, which a stopped process loses.
 */
final class StoreLock implements AutoCloseable {
    private static final String SUFFIX = ".lock";
    private static final String HEARTBEAT = ".lck";
    private static final int LONGEST_NAME = 200;

    /** The locks of this process: opening and closing the same file again would release the first lock. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final Path heartbeat;
    private final FileChannel channel;
    private final @Nullable Object ours;
    private volatile @Nullable Object ourHeartbeat;

    private StoreLock(Path file, Path heartbeat, FileChannel channel) throws IOException {
        this.file = file;
        this.heartbeat = heartbeat;
        this.channel = channel;
        this.ours = key(file);
    }

    /**
     * Takes the lock.
     *
     * @param database the path of the database, without the suffixes of its files
     * @throws StoreLockedException when another process has it, or this process has it already
     */
    static StoreLock take(Path database) {
        Path file = beside(database, SUFFIX).toAbsolutePath().normalize();
        if (!HELD.add(file)) {
            throw new StoreLockedException(
                    file + " is locked by this very process / está en uso por este mismo proceso");
        }
        try {
            return locked(file, beside(database, HEARTBEAT));
        } catch (RuntimeException failure) {
            HELD.remove(file);
            throw failure;
        }
    }

    private static StoreLock locked(Path file, Path heartbeat) {
        try {
            Private.makeFoldersOf(file);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                if (lock(channel) == null) {
                    throw new StoreLockedException(refusal(file, channel));
                }
                write(channel);
                return new StoreLock(file, heartbeat, channel);
            } catch (IOException | RuntimeException failure) {
                channel.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be locked: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    }

    private static String refusal(Path file, FileChannel channel) throws IOException {
        ByteBuffer holder = ByteBuffer.allocate(LONGEST_NAME);
        channel.read(holder, 0);
        String name =
                StoreDamagedException.line(new String(holder.array(), 0, holder.position(), StandardCharsets.UTF_8));
        return ("%1$s is locked by %2$s, which has this store open, working or stopped: nothing was started. End that process "
                        + "first / %1$s está en uso por %2$s, que tiene abierto este almacén: no se inició nada. Termine antes ese proceso")
                .formatted(file, name.isEmpty() ? "another process" : name);
    }

    private static void write(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(
                        "process %d".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
                0);
    }

    private static Path beside(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    /** HSQLDB has made its own lock file: from now on it must stay the same file. */
    void opened() {
        ourHeartbeat = key(heartbeat);
    }

    /** HSQLDB is about to remove its own lock file: from now on it is not checked. */
    void closing() {
        ourHeartbeat = null;
    }

    /**
     * Whether the store still belongs to this process: another process that takes it over makes a new lock file or
     * heartbeat. Takes microseconds.
     */
    boolean isOurs() {
        Object then = ourHeartbeat;
        return Objects.equals(ours, key(file)) && (then == null || Objects.equals(then, key(heartbeat)));
    }

    /** The file system's identity of this file; null if there is no file or no such identity. */
    private static @Nullable Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** Releases the lock; the file stays, because another process may be waiting for it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be closed", failure);
        } finally {
            HELD.remove(file);
        }
    }
}
