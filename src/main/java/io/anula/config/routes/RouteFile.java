package io.anula.config.routes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A route file at one moment: the checked text is the text that runs, even if the file changes.
 *
 * @param text the content; empty if the file cannot be read
 * @param fault why the file cannot be read; null if it can
 * @param faultLine the line of the fault, from 1 upwards; null if the file can be read or could not be opened
 */
public record RouteFile(
        Path path,
        String text,
        @Nullable String fault,
        @Nullable Integer faultLine) {
    /** A readable file with this text. */
    public RouteFile(Path path, String text) {
        this(path, text, null, null);
    }

    /** Reads the file now. */
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
