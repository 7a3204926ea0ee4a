package io.anula.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text after the last line end of the database's log: a statement that a kill or a power cut interrupted. It was
 * never acknowledged. HSQLDB must refuse an unreadable line, so it would refuse this one too.
 */
final class LogTail {
    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final int BLOCK = 64 * 1024;

    private LogTail() {}

    /** Cuts off the incomplete line and logs it; a log that ends with a line end stays unchanged. */
    static void drop(Path log) {
        if (!Files.exists(log)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long size = channel.size();
            long whole = endOfLastLine(channel, size);
            if (whole < size) {
                channel.truncate(whole);
                channel.force(true);
                LOG.info(
                        "{}: {} bytes after the last line end are dropped, a statement that the end of the process broke off / "
                                + "se descarta lo que quedó a medio escribir",
                        log,
                        size - whole);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(log, failure.getMessage()), failure);
        }
    }

    private static long endOfLastLine(FileChannel channel, long size) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long end = size; end > 0; end -= BLOCK) {
            long from = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - from));
            while (block.hasRemaining() && channel.read(block, from + block.position()) >= 0) {
                // until the buffer is full
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n') {
                    return from + i + 1;
                }
            }
        }
        return 0;
    }
}
