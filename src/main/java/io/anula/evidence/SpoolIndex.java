package io.anula.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is in spools, by the places that it will have. Records that are not whole are left out. */
final class SpoolIndex {
    /** Of the records of one node, oldest first. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private SpoolIndex() {}

    private final List<Unusable> unusable = new ArrayList<>();

    /**
     * Bytes that are no whole record.
     *
     * @param at where they begin
     * @param followed whether whole records follow: then no crash left them, because a crash takes the end
     */
    record Unusable(Path segment, int at, boolean followed) {}

    private record Entry(Path segment, long from, int size, JsonNode line, boolean filed) {}

    /** The spools of all nodes. */
    static SpoolIndex of(Path root) throws IOException {
        SpoolIndex index = new SpoolIndex();
        Path all = Spool.folder(root);
        if (Files.isDirectory(all)) {
            try (Stream<Path> nodes = Files.list(all)) {
                for (Path node : nodes.sorted().toList()) {
                    index.read(node);
                }
            }
        }
        return index;
    }

    /** The spool of one node. */
    static SpoolIndex of(Path root, String node) throws IOException {
        SpoolIndex index = new SpoolIndex();
        index.read(Spool.folder(root).resolve(node));
        return index;
    }

    private void read(Path node) throws IOException {
        FiledMark.Position mark;
        try (FiledMark file = new FiledMark(node)) {
            mark = file.read();
        }
        for (Path segment : Spool.segments(node)) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(segment);
            } catch (NoSuchFileException gone) {
                continue; // all of it is in files by now
            }
            read(segment, bytes, mark.in(Spool.number(segment), bytes.length));
        }
    }

    private void read(Path segment, byte[] bytes, long filed) {
        int at = 0;
        while (at < bytes.length) {
            SpoolRecord record = SpoolRecord.read(bytes, at);
            SpoolRecord next = record == null ? SpoolRecord.after(bytes, at + 1) : record;
            boolean same = record != null && Sha256.of(record.content(bytes)).equals(record.sha256());
            if (record != null && same) {
                int size = record.to() - record.from();
                entries.put(record.place(), new Entry(segment, record.from(), size, record.line(), at < filed));
            } else if (at >= filed) {
                unusable.add(new Unusable(segment, at, next != null));
            }
            at = record != null ? record.next() : next != null ? next.start() : bytes.length;
        }
    }

    /** What is no whole record, and is in no file. */
    List<Unusable> unusable() {
        return List.copyOf(unusable);
    }

    /** Whether it has what is in no file of that place yet. */
    boolean isOnlyHere(String place) {
        Entry entry = entries.get(place);
        return entry != null && !entry.filed();
    }

    /** The hash of what has or is to have this place; null if it has nothing for it. */
    @Nullable
    String sha256(String place) {
        Entry entry = entries.get(place);
        return entry == null ? null : entry.line().path("sha256").asText();
    }

    int size(String place) {
        Entry entry = entries.get(place);
        return entry == null ? -1 : entry.size();
    }

    /** What the journal says or will say of each, oldest first. */
    List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        entries.values().forEach(entry -> lines.add(entry.line()));
        return lines;
    }

    /**
     * The bytes of what has or is to have this place.
     *
     * @throws NoSuchFileException when the spool has nothing for it, or no longer: then it is in a file
     */
    byte[] content(String place) throws IOException {
        Entry entry = entries.get(place);
        if (entry == null || !Files.exists(entry.segment())) {
            throw new NoSuchFileException(place);
        }
        byte[] content = new byte[entry.size()];
        try (RandomAccessFile in = new RandomAccessFile(entry.segment().toFile(), "r")) {
            in.seek(entry.from());
            in.readFully(content);
        }
        return content;
    }
}
