package io.anula.intake;

import io.anula.intake.rules.Printable;
import io.anula.io.FileNames;
import io.anula.io.SafeMove;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renames files whose names this process's locale cannot express: bytes that are not UTF-8, or accented letters in a
 * POSIX locale. Most programs cannot even open such files. After renaming they are taken as usual.
 */
final class OddNames {
    private static final Logger LOG = LoggerFactory.getLogger(OddNames.class);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String DOTS = "..";

    private final Duration settle;
    private final Clock clock;
    private Map<Path, Seen> seen = new HashMap<>();
    private Map<Path, Seen> before = new HashMap<>();

    /** @param settle how long such a file must be unchanged before it is renamed */
    OddNames(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    private record Seen(FileFingerprint look, long since) {}

    /** Begins a new listing of the inbox; files that the last one did not find are forgotten. */
    void begin() {
        before = seen;
        seen = new HashMap<>();
    }

    /**
     * Whether the entry's name cannot be expressed as text, or begins with two dots: such a name hides the file by
     * mistake.
     */
    static boolean isOdd(Path entry) {
        Path name = Objects.requireNonNull(entry.getFileName());
        try {
            return name.toString().startsWith(DOTS) || !Path.of(name.toString()).equals(name);
        } catch (InvalidPathException notHere) {
            return true;
        }
    }

    /** The name for people: its bytes as UTF-8, otherwise as Windows-1252. */
    static String shown(Path entry) {
        byte[] bytes = bytes(entry);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WINDOWS);
        }
    }

    /** Renames the file once it is unchanged for long enough. */
    void rename(Path entry) throws IOException {
        FileFingerprint look = FileFingerprint.at(entry);
        Seen last = before.get(entry);
        Seen now = last == null || !last.look().equals(look) ? new Seen(look, clock.millis()) : last;
        seen.put(entry, now);
        if (clock.millis() - now.since() < settle.toMillis()) {
            return;
        }
        Path folder = Objects.requireNonNull(entry.getParent());
        Path usable = SafeMove.freeName(folder, FileNames.usable(shown(entry).replaceFirst("^\\.\\.+", "_.")));
        Files.move(entry, usable);
        LOG.warn(
                "The name {} of a file in the inbox cannot be used here: it is taken as {}, and answered under that name. "
                        + "LC_ALL=C.UTF-8 lets accents be",
                Printable.text(shown(entry), 200),
                usable.getFileName());
    }

    /** The bytes of the file name, from the entry's URI, which writes every other byte as a number. */
    private static byte[] bytes(Path entry) {
        String path = entry.toAbsolutePath().toUri().getRawPath();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String name = bare.substring(bare.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            boolean escaped = name.charAt(i) == '%';
            bytes.write(escaped ? HexFormat.fromHexDigits(name, i + 1, i + 3) : name.charAt(i));
            i += escaped ? 2 : 0;
        }
        return bytes.toByteArray();
    }
}
