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
 * One process for each embedded store, whatever sleeps: a lock of the operating system beside the database, held until the
 * process has ended. A process that was stopped keeps it; one that was killed does not. HSQLDB's own lock is a heartbeat,
 * which a stopped process loses.
 */
final class StoreLock implements AutoCloseable {
    private static final String SUFFIX = ".lock";
    private static final String HEARTBEAT = ".lck";
    private static final int LONGEST_NAME = 200;

    /** Those of this process: to open and close such a file a second time would give the lock of the first up. */
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
     * Takes it.
     *
     * @param database the path of the database, without the endings of its files
     * @throws StoreLockedException when another process has it, or this one has it already
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

    /** HSQLDB has made its own lock: from now on it must stay the same file. */
    void opened() {
        ourHeartbeat = key(heartbeat);
    }

    /** HSQLDB is about to take its own lock away: from now on that says nothing. */
    void closing() {
        ourHeartbeat = null;
    }

    /** False when another process has taken this store over: it made a lock, or a heartbeat, of its own. Takes microseconds. */
    boolean isOurs() {
        Object then = ourHeartbeat;
        return Objects.equals(ours, key(file)) && (then == null || Objects.equals(then, key(heartbeat)));
    }

    /** What tells this file from another of its name; null where there is none, or the system has no such key. */
    private static @Nullable Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    /** Gives it back; the file stays, for another process may be waiting at it. */
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
