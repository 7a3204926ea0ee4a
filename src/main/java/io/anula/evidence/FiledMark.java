package io.anula.evidence;

import io.anula.io.Private;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Up to where a spool is in files of its own: a small file, written over and over. */
final class FiledMark implements AutoCloseable {
    /** Nothing is in a file. */
    static final Position NOTHING = new Position(0, 0);

    private static final String NAME = "filed";
    private static final int SEGMENT = 8;
    private static final int POSITION = SEGMENT + 1 + 12;
    private static final int LENGTH = POSITION + 1 + 8 + 1;

    private final Path file;
    private @Nullable FileChannel out;

    /** @param folder of the spool */
    FiledMark(Path folder) {
        this.file = folder.resolve(NAME);
    }

    /** Everything before these bytes of this segment, and in the segments before it. */
    record Position(int segment, long bytes) {
        /** Where in a segment of this size what is in no file begins. */
        long in(int number, long size) {
            return number < segment ? size : number == segment ? Math.min(bytes, size) : 0;
        }
    }

    Position read() throws IOException {
        if (!Files.exists(file)) {
            return NOTHING;
        }
        String said = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (said.length() != LENGTH || !said.equals(text(said.substring(0, POSITION)))) {
            return NOTHING; // changed, or written half: everything is compared with its file
        }
        return new Position(
                Integer.parseInt(said.substring(0, SEGMENT)), Long.parseLong(said.substring(SEGMENT + 1, POSITION)));
    }

    void write(int segment, long bytes) throws IOException {
        if (out == null) {
            Private.makeFoldersOf(file);
            out = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Private.file());
        }
        // Always of the same length, so that nothing of the position before is left behind it.
        String position = "%08d %012d".formatted(segment, bytes);
        out.write(ByteBuffer.wrap(text(position).getBytes(StandardCharsets.US_ASCII)), 0);
    }

    private static String text(String position) {
        CRC32 sum = new CRC32();
        sum.update(position.getBytes(StandardCharsets.ISO_8859_1));
        return "%s %08x\n".formatted(position, sum.getValue());
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
