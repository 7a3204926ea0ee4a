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
 * Files whose names are not text in this process's locale: bytes that are not UTF-8, or any letter with an accent where
 * the locale is POSIX. Most programs cannot even open them. They get a name that can be used, and are taken under it.
 */
final class OddNames {
    private static final Logger LOG = LoggerFactory.getLogger(OddNames.class);
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final String DOTS = "..";

    private final Duration settle;
    private final Clock clock;
    private Map<Path, Seen> seen = new HashMap<>();
    private Map<Path, Seen> before = new HashMap<>();

    /** @param settle how long such a file stands still before it is renamed */
    OddNames(Duration settle, Clock clock) {
        this.settle = settle;
        this.clock = clock;
    }

    private record Seen(FileFingerprint look, long since) {}

    /** A new look at the inbox begins: what the last one did not find is forgotten. */
    void begin() {
        before = seen;
        seen = new HashMap<>();
    }

    /** Whether no text is the name of that entry, or one that begins with two dots: those are hidden, and meant by nobody to be. */
    static boolean isOdd(Path entry) {
        Path name = Objects.requireNonNull(entry.getFileName());
        try {
            return name.toString().startsWith(DOTS) || !Path.of(name.toString()).equals(name);
        } catch (InvalidPathException notHere) {
            return true;
        }
    }

    /** What people call it: the bytes of its name as UTF-8, or else as Windows-1252. */
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

    /** Renames it when it has stood still. */
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

    /** The bytes of the last part of its address, which writes each that is no plain letter as a number. */
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
