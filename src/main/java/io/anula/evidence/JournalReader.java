package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the journal of one node from its first line to its last, and checks the chain. */
final class JournalReader {
    private final Path root;
    private final Consumer<EvidenceFinding> findings;
    private final BiConsumer<String, JournalLine> lines;
    private String last = JournalLine.NONE;
    private long number;
    private byte @Nullable [] torn;
    private String tornPlace = "";
    private boolean tornEnded;

    /**
     * @param findings receives what is wrong
     * @param lines receives each line and its place
     */
    JournalReader(Path root, Consumer<EvidenceFinding> findings, BiConsumer<String, JournalLine> lines) {
        this.root = root;
        this.findings = findings;
        this.lines = lines;
    }

    /** Reads the files of a node. Returns the hash of its last line. */
    String read(List<Path> files) throws IOException {
        for (Path file : files) {
            read(file);
        }
        if (tornEnded) {
            unreadable();
        }
        if (torn != null) {
            findings.accept(EvidenceFinding.note(
                    tornPlace,
                    "the last line is unfinished: the process that wrote it ended or still writes",
                    "la última línea está incompleta"));
        }
        return last;
    }

    long count() {
        return number;
    }

    private void read(Path file) throws IOException {
        String name = root.relativize(file).toString().replace('\\', '/');
        int at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    at++;
                    whole(name + ':' + at, line.toByteArray());
                    line.reset();
                } else {
                    line.write(next);
                }
            }
            if (line.size() > 0) {
                unreadable();
                torn = line.toByteArray();
                tornEnded = isMoreThanALine(torn);
                tornPlace = name + ':' + (at + 1);
            }
        }
    }

    /** A crash leaves the beginning of a line; what begins with a whole line and goes on was changed. */
    private boolean isMoreThanALine(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = text.lastIndexOf('}') + 1;
        return end < text.length()
                && JournalLine.read(text.substring(0, end))
                        .filter(line -> line.follows(last))
                        .isPresent();
    }

    private void whole(String place, byte[] bytes) {
        JournalLine line =
                JournalLine.read(new String(bytes, StandardCharsets.UTF_8)).orElse(null);
        if (line == null) {
            unreadable();
            torn = bytes;
            tornEnded = true;
            tornPlace = place;
            return;
        }
        boolean chained = line.follows(last);
        if (torn != null && !(chained && isOfCrash(line, torn))) {
            unreadable();
        }
        if (torn != null && chained) {
            findings.accept(EvidenceFinding.note(
                    tornPlace, "a crash left this line unfinished", "una caída dejó incompleta esta línea"));
        }
        torn = null;
        if (!chained) {
            boolean own = line.number() == number + 1;
            findings.accept(EvidenceFinding.damage(
                    place,
                    own
                            ? "this line was changed, or one before it"
                            : "lines before this one are missing: it is line %d and follows line %d"
                                    .formatted(line.number(), number),
                    own ? "esta línea o una anterior fue modificada" : "faltan líneas antes de esta"));
        }
        last = line.hash();
        number = line.number();
        lines.accept(place, line);
    }

    private static boolean isOfCrash(JournalLine line, byte[] torn) {
        JsonNode said = line.content().path("torn");
        return line.event().equals(JournalLine.RECOVERED)
                && said.path("size").asInt(-1) == torn.length
                && said.path("sha256").asText().equals(Sha256.of(torn));
    }

    /** The line that could not be read is damage, unless the next says that a crash left it so. */
    private void unreadable() {
        if (torn != null) {
            findings.accept(EvidenceFinding.damage(
                    tornPlace, "this is no line of a journal", "no es una línea de un registro"));
            torn = null;
        }
    }
}
