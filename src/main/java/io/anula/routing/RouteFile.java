package io.anula.routing;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A route file as it was read at one moment: what is checked is what is run, whatever becomes of the file meanwhile.
 *
 * @param text what it holds; empty where it cannot be read
 * @param fault why it cannot be read; null where it can
 */
public record RouteFile(Path path, String text, @Nullable String fault) {
    /** A file that holds that. */
    public RouteFile(Path path, String text) {
        this(path, text, null);
    }

    /** The file as it is now. */
    public static RouteFile read(Path path) {
        try {
            return new RouteFile(path, Files.readString(path));
        } catch (CharacterCodingException wrong) {
            return new RouteFile(path, "", "not YAML: not in UTF-8. Save it in that encoding");
        } catch (IOException unreadable) {
            return new RouteFile(path, "", "the file cannot be read: " + unreadable);
        }
    }

    /** Its name without the folder. */
    public String name() {
        return String.valueOf(path.getFileName());
    }
}
