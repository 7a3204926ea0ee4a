package io.anula.evidence;

import io.anula.io.Json;
import io.anula.io.Private;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is still to fetch, in files that survive a restart; they are not evidence themselves. */
final class PendingTasks {
    static final String FOLDER = "pending";

    private static final Logger LOG = LoggerFactory.getLogger(PendingTasks.class);
    private static final String CHECKED = "checked-until";

    private final EvidenceFolders folders;
    private final Path work;

    PendingTasks(EvidenceFolders folders) {
        this.folders = folders;
        this.work = folders.work().resolve(JournalOpening.WORK);
    }

    /** A new file for a download. */
    Path download() throws IOException {
        Path file = work.resolve("downloads").resolve(UUID.randomUUID() + ".part");
        Private.makeFoldersOf(file);
        return file;
    }

    /** The name for a file of this task: one that no other task gives, where that cannot be seen quickly. */
    String ownName(DocumentTask task, String name) {
        return folders.isOneDisk() ? name : task.id() + '-' + name;
    }

    /** Whether the evidence holds this acceptance. */
    boolean isStored(DocumentTask task) {
        return isStored(task.folder(), task.name());
    }

    boolean isStored(String folder, String name) {
        return Files.exists(folders.at(folder + '/' + name));
    }

    boolean has(String name) {
        return Files.exists(file(name));
    }

    private Path file(String name) {
        return work.resolve(FOLDER).resolve(name);
    }

    void save(DocumentTask task) throws IOException {
        write(file(task.name()), Json.bytes(task.json()));
    }

    void remove(DocumentTask task) throws IOException {
        Files.deleteIfExists(file(task.name()));
    }

    /** At most so many of the tasks in files whose names are not among these. */
    List<DocumentTask> others(Set<String> names, int most) throws IOException {
        Path folder = work.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<DocumentTask> tasks = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> wanted = files.filter(file -> isOther(file, names))
                    .sorted()
                    .limit(most)
                    .toList();
            for (Path file : wanted) {
                Json.object(Files.readString(file))
                        .map(DocumentTask::of)
                        .ifPresentOrElse(tasks::add, () -> LOG.warn("{} is no task and is left alone", file));
            }
        }
        return tasks;
    }

    private static boolean isOther(Path file, Set<String> names) {
        String name = file.getFileName().toString();
        return name.endsWith(".json") && !names.contains(name);
    }

    /** Until when every acceptance has evidence or a file here; empty before the first check. */
    Optional<Instant> checkedUntil() throws IOException {
        Path file = work.resolve(CHECKED);
        try {
            return Files.exists(file)
                    ? Optional.of(Instant.parse(Files.readString(file).strip()))
                    : Optional.empty();
        } catch (DateTimeParseException torn) {
            LOG.debug("{} is not readable: everything is checked", file, torn);
            return Optional.of(Instant.EPOCH);
        }
    }

    void checkedUntil(Instant moment) throws IOException {
        write(work.resolve(CHECKED), moment.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void write(Path file, byte[] content) throws IOException {
        Private.makeFoldersOf(file);
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        Files.deleteIfExists(temporary);
        try (FileChannel out = FileChannel.open(
                temporary, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), Private.file())) {
            out.write(ByteBuffer.wrap(content));
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what downloads left that did not end. */
    void removeLeftDownloads(Instant before) throws IOException {
        Path folder = work.resolve("downloads");
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }
}
