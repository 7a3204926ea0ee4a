package io.anula.config.routes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A route file as it was read at one moment: what is checked is what is run, whatever becomes of the file meanwhile.
 *
 * @param text what it holds; empty where it cannot be read
 * @param fault why it cannot be read; null where it can
 * @param faultLine on which that is, from 1 upwards; null where it can be read, or not even opened
 */
public record RouteFile(
        Path path,
        String text,
        @Nullable String fault,
        @Nullable Integer faultLine) {
    /** A file that holds that. */
    public RouteFile(Path path, String text) {
        this(path, text, null, null);
    }

    /** The file as it is now. */
    public static RouteFile read(Path path) {
        try {
            return decoded(path, Files.readAllBytes(path));
        } catch (IOException unreadable) {
            return new RouteFile(path, "", "the file cannot be read: " + unreadable, null);
        }
    }

    private static RouteFile decoded(Path path, byte[] bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        if (StandardCharsets.UTF_8.newDecoder().decode(read, text, true).isError()) {
            int line =
                    1 + (int) text.flip().chars().filter(sign -> sign == '\n').count();
            return new RouteFile(path, "", "not in UTF-8. Save it in that encoding", line);
        }
        return new RouteFile(path, text.flip().toString());
    }

    /** Its name without the folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
