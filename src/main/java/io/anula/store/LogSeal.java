package io.anula.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A checksum of HSQLDB's log. Between two checkpoints the log only grows, so its content at the time of the witness
 * must still be there at the next start. A checkpoint begins a new log and a new script, so a changed script file shows
 * that there was a checkpoint.
 *
 * <p>It reads each part of the log only once.
 */
final class LogSeal {
    private static final int BLOCK = 256 * 1024;

    private final Path log;
    private final Path script;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);
    private CRC32C sum = new CRC32C();
    private long length;
    private @Nullable Object file;
    private long scriptSeen = -1;

    /** @param database the path of the database, without the suffixes of its files */
    LogSeal(Path database) {
        this.log = database.resolveSibling(database.getFileName() + ".log");
        this.script = database.resolveSibling(database.getFileName() + ".script");
    }

    /**
     * The sealed content of the log.
     *
     * @param length in bytes, 0 upwards
     * @param sum CRC-32C of these bytes
     * @param scriptSize of the script at that time, in bytes
     * @param scriptTime when the script was written, in milliseconds since 1970-01-01 UTC
     */
    record Sealed(long length, long sum, long scriptSize, long scriptTime) {}

    /**
     * The seal of the log now; all of it is on the disk when this returns. Null if there is no log. No checkpoint may
     * happen meanwhile: the caller keeps a transaction open to prevent it.
     */
    @Nullable
    Sealed seal() throws IOException {
        if (!Files.exists(log) || !Files.exists(script)) {
            return null;
        }
        BasicFileAttributes before = Files.readAttributes(script, BasicFileAttributes.class);
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            Object now = Files.readAttributes(log, BasicFileAttributes.class).fileKey();
            if (!Objects.equals(now, file) || channel.size() < length || time(before) != scriptSeen) {
                begin(now);
                scriptSeen = time(before);
            }
            readOn(channel, Long.MAX_VALUE);
            channel.force(false);
        }
        BasicFileAttributes after = Files.readAttributes(script, BasicFileAttributes.class);
        boolean checkpointed = !before.lastModifiedTime().equals(after.lastModifiedTime());
        return checkpointed ? null : new Sealed(length, sum.getValue(), after.size(), time(after));
    }

    private void begin(@Nullable Object now) {
        file = now;
        sum = new CRC32C();
        length = 0;
    }

    private void readOn(FileChannel channel, long end) throws IOException {
        while (length < end) {
            block.clear().limit((int) Math.min(BLOCK, end - length));
            int read = channel.read(block, length);
            if (read <= 0) {
                return;
            }
            sum.update(block.flip());
            length += read;
        }
    }

    private static long time(BasicFileAttributes file) {
        return file.lastModifiedTime().toMillis();
    }

    /**
     * Throws unless the log begins with the sealed content, or was begun anew since. Reads nothing else.
     *
     * @throws StoreDamagedException when sealed content is missing or has changed
     */
    void demand(Sealed sealed) {
        try {
            if (!isSameScript(sealed) || sealed.length() == 0) {
                return;
            }
            long size = Files.exists(log) ? Files.size(log) : 0;
            if (size < sealed.length()) {
                throw new StoreDamagedException(
                        size == 0
                                ? "%s is gone or empty, it held %d bytes / falta o está vacío"
                                        .formatted(log, sealed.length())
                                : "%s is cut: it has %d bytes and had %d / está cortado"
                                        .formatted(log, size, sealed.length()));
            }
            try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
                begin(null);
                readOn(channel, sealed.length());
            }
            if (sum.getValue() != sealed.sum()) {
                throw new StoreDamagedException(LogLines.strange(log)
                        .map(line -> "%s, line %d is no statement of a database / línea %d ilegible"
                                .formatted(log, line, line))
                        .orElse("%s is not what was written into it, somewhere in its first %d bytes / fue alterado"
                                .formatted(log, sealed.length())));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(log, failure.getMessage()), failure);
        }
    }

    private boolean isSameScript(Sealed sealed) throws IOException {
        if (!Files.exists(script)) {
            return false;
        }
        BasicFileAttributes now = Files.readAttributes(script, BasicFileAttributes.class);
        return now.size() == sealed.scriptSize() && time(now) == sealed.scriptTime();
    }
}
