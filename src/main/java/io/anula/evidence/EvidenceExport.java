package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Json;
import io.anula.io.Private;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the evidence of some invoices into one zip: a summary for people, every file, and the journal's lines about them.
 * Each file is checked on the way.
 */
public final class EvidenceExport {
    private static final String SUMMARY = "summary.html";
    private static final String LINES = "journal-lines.txt";

    private final EvidenceFolders folders;
    private final Path root;

    public EvidenceExport(EvidenceFolders folders) {
        this.folders = folders;
        this.root = folders.work();
    }

    /**
     * One file of the evidence.
     *
     * @param line what the journal says of it
     * @param whole whether it is as the journal says
     */
    record Piece(String file, JsonNode line, boolean whole, String sha256) {
        String kind() {
            return line.path("kind").asText();
        }
    }

    /**
     * What was exported.
     *
     * @param unknown the names for which there is no evidence
     * @param findings what is wrong with the journals or the files
     */
    public record Result(int files, Set<String> unknown, List<EvidenceFinding> findings) {}

    /**
     * Writes the zip.
     *
     * @param wanted invoices or ids of cancellations, in any letter case
     * @param zip a file that does not exist yet
     * @param now stands in the summary
     */
    public Result write(Collection<String> wanted, Path zip, Instant now) throws IOException {
        List<EvidenceFinding> findings = new ArrayList<>();
        Map<String, String> lines = new LinkedHashMap<>();
        Map<String, JsonNode> files = new TreeMap<>();
        Set<String> unknown = new TreeSet<>(wanted);
        Set<String> names = wanted.stream().map(EvidenceExport::lower).collect(Collectors.toSet());
        for (Path node : JournalFiles.nodes(root)) {
            new JournalReader(root, findings::add, (place, line) -> {
                        if (line.event().equals(JournalLine.FILE) && isOf(line, names)) {
                            unknown.removeIf(name -> isOf(line, Set.of(lower(name))));
                            files.put(line.text("file"), line.content());
                            lines.put(place, line.hash() + ' ' + line.json());
                        }
                    })
                    .read(JournalFiles.of(node));
        }
        if (files.isEmpty()) {
            return new Result(0, unknown, findings);
        }
        SpoolIndex spools = SpoolIndex.of(root);
        List<Piece> pieces = new ArrayList<>();
        for (Map.Entry<String, JsonNode> file : files.entrySet()) {
            pieces.add(piece(file.getKey(), file.getValue(), spools, findings));
        }
        write(zip, pieces, spools, lines, now, findings);
        return new Result(pieces.size(), unknown, findings);
    }

    private static boolean isOf(JournalLine line, Set<String> names) {
        return names.contains(lower(line.text("invoice"))) || names.contains(lower(line.text("id")));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private Piece piece(String name, JsonNode line, SpoolIndex spools, List<EvidenceFinding> findings)
            throws IOException {
        Path file = folders.at(name);
        String said = line.path("sha256").asText();
        String spooled = spools.isOnlyHere(name) ? Objects.requireNonNullElse(spools.sha256(name), "") : "";
        String found = Files.isRegularFile(file) ? Sha256.of(file) : spooled;
        if (!found.equals(said)) {
            findings.add(EvidenceFinding.damage(
                    name,
                    found.isEmpty() ? "missing" : "changed: its content differs",
                    found.isEmpty() ? "falta" : "modificado: su contenido difiere"));
        }
        return new Piece(name, line, found.equals(said), said);
    }

    /** The bytes of a piece; it may not be in a file of its own yet. */
    private InputStream open(Piece piece, SpoolIndex spools) throws IOException {
        Path file = folders.at(piece.file());
        return Files.isRegularFile(file)
                ? Files.newInputStream(file)
                : new ByteArrayInputStream(spools.content(piece.file()));
    }

    private String text(Piece piece, SpoolIndex spools, Charset charset) throws IOException {
        try (InputStream in = open(piece, spools)) {
            return new String(in.readAllBytes(), charset);
        }
    }

    private void write(
            Path zip,
            List<Piece> pieces,
            SpoolIndex spools,
            Map<String, String> lines,
            Instant now,
            List<EvidenceFinding> findings)
            throws IOException {
        try (FileChannel channel = FileChannel.open(
                        zip, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), Private.file());
                OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(channel));
                ZipOutputStream out = new ZipOutputStream(buffered, StandardCharsets.UTF_8)) {
            List<JsonNode> acceptances = new ArrayList<>();
            Map<String, String> answers = new LinkedHashMap<>();
            for (Piece piece : pieces) {
                if (piece.kind().equals("acceptance") && piece.whole()) {
                    Json.object(text(piece, spools, StandardCharsets.UTF_8)).ifPresent(acceptances::add);
                }
                if (piece.kind().equals("call") && piece.whole()) {
                    answers.put(piece.file(), answer(text(piece, spools, StandardCharsets.ISO_8859_1)));
                }
            }
            add(
                    out,
                    SUMMARY,
                    new EvidenceSummary(pieces, acceptances, answers, findings, now)
                            .html()
                            .getBytes(StandardCharsets.UTF_8));
            StringBuilder text = new StringBuilder();
            lines.forEach((place, line) ->
                    text.append("# ").append(place).append('\n').append(line).append('\n'));
            add(out, LINES, text.toString().getBytes(StandardCharsets.UTF_8));
            for (Piece piece : pieces) {
                if (piece.whole() || Files.isRegularFile(folders.at(piece.file()))) {
                    out.putNextEntry(new ZipEntry(piece.file()));
                    try (InputStream in = open(piece, spools)) {
                        in.transferTo(out);
                    }
                    out.closeEntry();
                }
            }
        }
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }

    /** The first line of the answer in a call's file, or what ended the call. */
    private static String answer(String call) {
        return call.lines()
                .filter(line -> line.startsWith("HTTP/") || line.startsWith("# ended-by: "))
                .reduce("", (first, next) -> next.replace("# ended-by: ", ""));
    }
}
