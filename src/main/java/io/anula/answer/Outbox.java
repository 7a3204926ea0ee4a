package io.anula.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import io.anula.io.FileNames;
import io.anula.io.GroupAccess;
import io.anula.io.Json;
import io.anula.io.WholeFile;
import io.anula.observe.alarm.Alarms;
import io.anula.observe.alarm.Effect;
import io.anula.store.IntakeFile;
import io.anula.store.IntakeFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;

/**
 * The folder of answers. Each answer is written under a temporary name, forced to the disk and renamed, so readers
 * never see half an answer. When a file with the same name is dropped again, the newest file's answers get the plain
 * name, and the answers of older files are renamed with their number.
 */
public final class Outbox {
    /** The name of the alarm. */
    public static final String ALARM = "answers-not-written";

    private static final String TEMPORARY = ".tmp";
    private static final Duration LONGEST_WRITE = Duration.ofHours(1);

    private final Path folder;
    private final String node;
    private final GroupAccess readers;
    private final IntakeFiles files;
    private final Alarms alarms;
    private final Clock clock;

    /**
     * @param readers who may read answers besides this process
     * @param node the name of this process: keeps its temporary names apart from those of other processes
     */
    public Outbox(Path folder, GroupAccess readers, String node, IntakeFiles files, Alarms alarms, Clock clock) {
        this.folder = folder;
        this.readers = readers;
        this.node = node;
        this.files = files;
        this.alarms = alarms;
        this.clock = clock;
    }

    /** Deletes temporary files older than an hour: processes that ended while they wrote an answer left them. */
    public void sweep() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        FileTime old = FileTime.from(clock.instant().minus(LONGEST_WRITE));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*" + TEMPORARY)) {
            for (Path temporary : left) {
                if (Files.getLastModifiedTime(temporary).compareTo(old) < 0) {
                    Files.deleteIfExists(temporary);
                }
            }
        }
    }

    /** Writes the content of an answer. */
    @FunctionalInterface
    interface Content {
        /** Writes the fields of the answer's one object. */
        void writeTo(JsonGenerator json) throws IOException;
    }

    /**
     * Writes the answer of this kind to a file, replacing the old one.
     *
     * @throws IOException when the answer cannot be written: nothing is left of it, and an alarm stands until a write
     * succeeds
     */
    void write(IntakeFile file, String kind, Content content) throws IOException {
        Path temporary = folder.resolve('.' + file.id() + '.' + kind + '.' + node + TEMPORARY);
        try {
            WholeFile.write(
                    folder.resolve(name(file, kind)),
                    temporary,
                    out -> fill(out, content),
                    whole -> readers.grant(folder, whole));
            alarms.clear(ALARM);
        } catch (IOException failure) {
            alarms.raise(ALARM, Effect.WORK_GOES_ON, message(failure));
            throw failure;
        }
    }

    private static void fill(OutputStream out, Content content) throws IOException {
        try (JsonGenerator json = Json.mapper().createGenerator(out).useDefaultPrettyPrinter()) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            content.writeTo(json);
            json.writeEndObject();
        }
    }

    /** The reason without the file's name, which is different each time. */
    private static String why(IOException failure) {
        String reason = failure instanceof FileSystemException ofFile ? ofFile.getReason() : failure.getMessage();
        return failure.getClass().getSimpleName() + (reason == null ? "" : ", " + reason);
    }

    private String message(IOException failure) {
        return ("An answer cannot be written into %s: %s. It stays due and is tried again / No se puede escribir una "
                        + "respuesta en %s; queda pendiente y se reintenta")
                .formatted(folder, why(failure), folder);
    }

    /** Frees the plain name for a newer file: renames the answers of the older file. */
    void makeRoomFor(IntakeFile newest) throws IOException {
        IntakeFile older = files.predecessor(newest).orElse(null);
        if (older == null) {
            return;
        }
        for (String kind : new String[] {Receipts.KIND, Results.KIND}) {
            Path plain = folder.resolve(plain(older, kind));
            Path aside = folder.resolve(aside(older, kind));
            if (Files.exists(plain) && !Files.exists(aside)) {
                Files.move(plain, aside, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private String name(IntakeFile file, String kind) {
        return files.superseded(file) ? aside(file, kind) : plain(file, kind);
    }

    static String plain(IntakeFile file, String kind) {
        return FileNames.usable(file.name()) + '.' + kind + ".json";
    }

    static String aside(IntakeFile file, String kind) {
        return FileNames.usable(file.name()) + '.' + file.id() + '.' + kind + ".json";
    }
}
