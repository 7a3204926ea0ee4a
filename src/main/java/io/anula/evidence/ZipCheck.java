package io.anula.evidence;

import io.anula.provider.http.DocumentRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks into a fetched document: a page for people is none, and a zip must be whole. Nothing is unpacked to the disk; what
 * is unpacked for counting is forgotten at once, and has limits.
 */
final class ZipCheck {
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_RATIO = 200;
    private static final int SMALL = 1 << 20;
    private static final int TIMES_LARGER = 10;
    private static final int PIECE = 1 << 16;
    private static final int START = 512;

    private ZipCheck() {}

    /**
     * The names in a zip; empty for a document of another kind.
     *
     * @param largest the limit of a document; a zip may contain ten times as much
     * @throws DocumentRefusedException for a zip with too much in it
     * @throws IOException for a page, and for a zip that is not whole
     */
    static List<String> names(Path document, long largest) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(document)) {
            start = in.readNBytes(START);
        }
        if (start.length == 0) {
            throw new IOException("the document is empty / el documento está vacío");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.matches("(?s)<(!doctype html|html|head|body).*")) {
            throw new IOException("a page for people instead of the document / una página en lugar del documento");
        }
        return text.startsWith("pk") ? ofZip(document, largest) : List.of();
    }

    private static List<String> ofZip(Path document, long largest) throws IOException {
        try (ZipFile zip = new ZipFile(document.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                throw tooMuch("%d entries".formatted(zip.size()));
            }
            List<String> names = new ArrayList<>();
            long total = 0;
            long packed = Files.size(document);
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                names.add(entry.getName());
                total = counted(zip, entry, total, packed, largest);
            }
            return names;
        } catch (ZipException broken) {
            throw new IOException("the zip is not whole / el zip está incompleto: " + broken.getMessage(), broken);
        }
    }

    /** What is counted is what comes out: the sizes that a zip tells may be wrong. */
    private static long counted(ZipFile zip, ZipEntry entry, long before, long packed, long largest)
            throws IOException {
        long total = before;
        byte[] piece = new byte[PIECE];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int some = in.read(piece); some >= 0; some = in.read(piece)) {
                total += some;
                if (total > largest * TIMES_LARGER) {
                    throw tooMuch("more than %d KB".formatted((largest * TIMES_LARGER) >> 10));
                }
                if (total > SMALL && total / packed > MOST_RATIO) {
                    throw tooMuch("more than %d times its size".formatted(MOST_RATIO));
                }
            }
        }
        return total;
    }

    private static DocumentRefusedException tooMuch(String what) {
        return new DocumentRefusedException(
                "the zip has too much in it, %s / el zip contiene demasiado".formatted(what));
    }
}
