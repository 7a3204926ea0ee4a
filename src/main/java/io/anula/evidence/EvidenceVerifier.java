package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.anula.io.Counted;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks a whole folder of evidence: every journal's chain, and every file against its line. It also works while services
 * write: files are listed first, and a journal names a file before it exists. What is still in a spool counts as its file.
 */
public final class EvidenceVerifier {
    private final EvidenceFolders folders;
    private final Path root;
    private final Consumer<EvidenceFinding> findings;
    private final Map<String, State> files = new HashMap<>();
    private final Map<String, Instant> removed = new TreeMap<>();
    private final List<Chain> chains = new ArrayList<>();
    private @Nullable SpoolIndex spools;

    /** @param findings receives each finding, as it is found */
    public EvidenceVerifier(EvidenceFolders folders, Consumer<EvidenceFinding> findings) {
        this.folders = folders;
        this.root = folders.work();
        this.findings = findings;
    }

    /**
     * The end of a node's journal. Whoever keeps the hash elsewhere can later tell that nothing before it was changed or
     * taken away.
     */
    public record Chain(String node, long lines, String hash) {}

    /**
     * What the journals say of a file.
     *
     * @param sha256 null if it was begun and not completed
     * @param open whether its writer may still complete it
     */
    private record State(@Nullable String sha256, long size, Instant at, boolean open) {}

    /** Checks everything; returns how many files are whole. */
    public long verify() throws IOException {
        Set<String> found = listed();
        for (Path node : JournalFiles.nodes(root)) {
            read(node);
        }
        SpoolIndex index = SpoolIndex.of(root);
        spools = index;
        index.unusable().forEach(this::tell);
        long whole = 0;
        Set<String> all = new TreeSet<>(found);
        all.addAll(files.keySet());
        for (String name : all) {
            whole += isWhole(name, files.get(name)) ? 1 : 0;
        }
        return whole;
    }

    /** The ends of the journals that were read. */
    public List<Chain> chains() {
        return List.copyOf(chains);
    }

    private Set<String> listed() throws IOException {
        Set<String> found = new TreeSet<>(listed(root));
        if (!folders.isOneDisk()) {
            found.addAll(listed(folders.files()));
        }
        return found;
    }

    private void tell(SpoolIndex.Unusable bytes) {
        String place = root.relativize(bytes.segment()).toString().replace('\\', '/');
        findings.accept(
                bytes.followed()
                        ? EvidenceFinding.damage(
                                place,
                                "changed: from byte %d on there is no record".formatted(bytes.at()),
                                "modificado: desde el byte %d no hay registro".formatted(bytes.at()))
                        : EvidenceFinding.note(
                                place,
                                "its end is unfinished: a crash left it so, or it is being written",
                                "incompleto"));
    }

    private Set<String> listed(Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        Path work = root.resolve(JournalOpening.WORK);
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes kind) {
                return below.equals(work) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes kind) {
                Path below = folder.relativize(file);
                if (!isJournal(below)) {
                    found.add(below.toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean isJournal(Path below) {
        return below.getNameCount() == 3
                && below.getName(0).toString().equals(JournalFiles.FOLDER)
                && JournalFiles.isName(below.getFileName().toString());
    }

    private void read(Path node) throws IOException {
        Map<String, Instant> begun = new HashMap<>();
        JournalReader reader = new JournalReader(root, findings, (place, line) -> take(line, begun));
        String hash = reader.read(JournalFiles.of(node));
        begun.forEach((file, at) -> files.putIfAbsent(file, new State(null, 0, at, true)));
        chains.add(new Chain(node.getFileName().toString(), reader.count(), hash));
    }

    private void take(JournalLine line, Map<String, Instant> begun) {
        switch (line.event()) {
            case JournalLine.BEGIN -> {
                abandoned(begun);
                line.content().path("files").forEach(file -> begun.put(file.asText(), line.at()));
            }
            case JournalLine.FILE -> {
                String name = line.text("file");
                begun.remove(name);
                files.put(name, state(line.content(), line.at()));
            }
            case JournalLine.RECOVERED -> {
                begun.clear();
                line.content().path("files").forEach(file -> recovered(file, line.at()));
            }
            case JournalLine.CLOSED -> abandoned(begun);
            case JournalLine.REMOVED -> removed.put(line.text("folder") + '/', line.at());
            default -> {
                // opened, lost: nothing about files
            }
        }
    }

    /** Files that their writer gave up: it left none of them. */
    private static void abandoned(Map<String, Instant> begun) {
        begun.clear();
    }

    private static State state(JsonNode said, Instant at) {
        return new State(said.path("sha256").asText(), said.path("size").asLong(-1), at, false);
    }

    private void recovered(JsonNode file, Instant at) {
        String name = file.path("file").asText();
        State before = files.get(name);
        if (file.path("missing").asBoolean(false)) {
            files.remove(name);
            if (before != null) {
                findings.accept(EvidenceFinding.note(name, "lost in a crash", "se perdió en una caída"));
            }
            return;
        }
        State now = state(file, at);
        if (before == null || !Objects.equals(now.sha256(), before.sha256())) {
            findings.accept(EvidenceFinding.note(name, "a crash left it unfinished", "una caída lo dejó incompleto"));
        }
        files.put(name, now);
    }

    private boolean isWhole(String name, @Nullable State state) throws IOException {
        Path file = folders.at(name);
        boolean there = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        if (state == null) {
            findings.accept(EvidenceFinding.damage(
                    name, "added: no journal knows this file", "agregado: ningún registro lo conoce"));
            return false;
        }
        if (state.open()) {
            if (there) {
                findings.accept(EvidenceFinding.note(
                        name, "unfinished: a crash left it so, or it is being written", "incompleto"));
            }
            return false;
        }
        if (isRemoved(name, state)) {
            if (there) {
                findings.accept(
                        EvidenceFinding.note(name, "its removal has not ended", "su eliminación no ha terminado"));
            }
            return false;
        }
        if (!there && spools != null && spools.isOnlyHere(name)) {
            return isInSpool(name, state, spools);
        }
        return there ? isUnchanged(name, file, state) : missing(name);
    }

    private boolean isInSpool(String name, State state, SpoolIndex spools) {
        boolean same = Objects.equals(state.sha256(), spools.sha256(name));
        if (!same) {
            findings.accept(EvidenceFinding.damage(
                    name, "changed: its content in the spool differs", "modificado: su contenido difiere"));
        }
        return same;
    }

    private boolean missing(String name) {
        findings.accept(EvidenceFinding.damage(name, "missing", "falta"));
        return false;
    }

    private boolean isRemoved(String name, State state) {
        return removed.entrySet().stream()
                .anyMatch(each -> name.startsWith(each.getKey()) && !state.at().isAfter(each.getValue()));
    }

    private boolean isUnchanged(String name, Path file, State state) throws IOException {
        long size = Files.size(file);
        if (size != state.size()) {
            findings.accept(EvidenceFinding.damage(
                    name,
                    "changed: it has %s and had %d".formatted(Counted.of(size, "byte"), state.size()),
                    "modificado: tiene %s y tenía %d".formatted(Counted.of(size, "byte"), state.size())));
            return false;
        }
        if (!Sha256.of(file).equals(state.sha256())) {
            findings.accept(
                    EvidenceFinding.damage(name, "changed: its content differs", "modificado: su contenido difiere"));
            return false;
        }
        return true;
    }
}
