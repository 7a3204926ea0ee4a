package io.anula.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Does to the files of a store what disks and people do, by chance. */
final class DamagedCopies {
    private static final int BLOCK = 4_096;

    private final Random chance;

    DamagedCopies(Random chance) {
        this.chance = chance;
    }

    /** What can be done to a file. */
    private enum Kind {
        FLIP,
        ZEROS,
        CUT,
        LOST,
        OLDER,
        LINES
    }

    /** Copies the files of a folder, without locks. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (Files.isRegularFile(file) && !name.endsWith(".lck") && !name.endsWith(".lock")) {
                    Files.copy(file, to.resolve(name), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /**
     * Damages one of the files; says how.
     *
     * @param older the same files as they were at an earlier checkpoint
     */
    String damage(Path folder, Path older) throws IOException {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(file -> Files.isRegularFile(file)).sorted().toList();
        }
        Path file = files.get(chance.nextInt(files.size()));
        // what is written most is damaged most
        Path log = folder.resolve("anula.log");
        Path target = Files.exists(log) && chance.nextInt(3) == 0 ? log : file;
        Kind kind = Kind.values()[chance.nextInt(Kind.values().length)];
        return kind + " " + target.getFileName() + ": " + done(kind, target, older);
    }

    private String done(Kind kind, Path file, Path older) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = bytes.length == 0 ? 0 : chance.nextInt(bytes.length);
        switch (kind) {
            case FLIP -> {
                if (bytes.length > 0) {
                    bytes[at] ^= (byte) (1 << chance.nextInt(7));
                }
                Files.write(file, bytes);
            }
            case ZEROS -> {
                Arrays.fill(bytes, at, Math.min(bytes.length, at + BLOCK), (byte) 0);
                Files.write(file, bytes);
            }
            case CUT -> Files.write(file, Arrays.copyOf(bytes, at));
            case LOST -> Files.delete(file);
            case OLDER -> {
                Path then = older.resolve(file.getFileName());
                if (Files.exists(then)) {
                    Files.write(file, Files.readAllBytes(then));
                } else {
                    Files.delete(file);
                }
            }
            case LINES ->
                Files.writeString(
                        file, withoutSome(new String(bytes, StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
        }
        return "at " + at + " of " + bytes.length;
    }

    private String withoutSome(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
        if (chance.nextBoolean()) {
            int from = chance.nextInt(lines.size());
            lines.subList(from, Math.min(lines.size(), from + 1 + chance.nextInt(40)))
                    .clear();
        } else {
            int every = 2 + chance.nextInt(8);
            for (int i = lines.size() - 1; i >= 0; i -= every) {
                lines.remove(i);
            }
        }
        return String.join("", lines);
    }
}
