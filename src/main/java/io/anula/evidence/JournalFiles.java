package io.anula.evidence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The files of journals: a folder for each node, in it a file for each month. */
final class JournalFiles {
    static final String FOLDER = "journal";

    private static final String NAME = "\\d{4}-\\d{2}\\" + Journal.EXTENSION;

    private JournalFiles() {}

    /** The folders of the nodes, by name. */
    static List<Path> nodes(Path root) throws IOException {
        return list(root.resolve(FOLDER)).stream().filter(Files::isDirectory).toList();
    }

    /** The files of one node, oldest first. */
    static List<Path> of(Path node) throws IOException {
        return list(node).stream()
                .filter(file -> isName(file.getFileName().toString()))
                .toList();
    }

    static boolean isName(String name) {
        return name.matches(NAME);
    }

    static String month(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - Journal.EXTENSION.length());
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /**
     * The end of a file.
     *
     * @param lines the last lines that have the form of one, oldest first
     * @param torn what follows them, without its line break; empty if nothing does
     * @param ended whether the file ends with a line break
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Tail(List<JournalLine> lines, byte[] torn, boolean ended) {}

    /** The lines in the last part of a file. */
    static Tail tail(Path file, int bytes) throws IOException {
        byte[] end;
        boolean cut;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, in.length() - bytes);
            cut = from > 0;
            in.seek(from);
            end = new byte[(int) (in.length() - from)];
            in.readFully(end);
        }
        List<JournalLine> lines = new ArrayList<>();
        int done = cut ? lineEnd(end, 0) + 1 : 0;
        int good = done;
        for (int at = lineEnd(end, done); at < end.length; at = lineEnd(end, done)) {
            var line = JournalLine.read(new String(end, done, at - done, StandardCharsets.UTF_8));
            done = at + 1;
            if (line.isPresent()) {
                lines.add(line.get());
                good = done;
            }
        }
        boolean ended = end.length == 0 || end[end.length - 1] == '\n';
        int tornEnd = ended && end.length > good ? end.length - 1 : end.length;
        byte[] torn = good >= end.length ? new byte[0] : Arrays.copyOfRange(end, good, tornEnd);
        return new Tail(lines, torn, ended);
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
