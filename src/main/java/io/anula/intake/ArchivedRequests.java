package io.anula.intake;

import io.anula.intake.rules.CancellationRequest;
import io.anula.io.FileNames;
import io.anula.io.SafeMove;
import io.anula.store.IntakeFiles;
import io.anula.store.Missing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files in the archive that a restored store does not know. */
public final class ArchivedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ArchivedRequests.class);
    private static final int DEPTH = 2;

    private final Path archive;
    private final Path inbox;
    private final RequestParser parser;
    private final IntakeFiles files;
    private final @Nullable Charset charset;

    /** @param charset of files without a byte order mark; null to detect it */
    public ArchivedRequests(
            Path archive, Path inbox, RequestParser parser, IntakeFiles files, @Nullable Charset charset) {
        this.archive = archive;
        this.inbox = inbox;
        this.parser = parser;
        this.files = files;
        this.charset = charset;
    }

    /**
     * The files that were archived on or after this day (in the machine's time zone) and whose content the store does
     * not know.
     */
    public List<Path> unknownSince(LocalDate day) throws IOException {
        if (!Files.isDirectory(archive)) {
            return List.of();
        }
        List<Path> unknown = new ArrayList<>();
        try (Stream<Path> days = Files.list(archive)) {
            for (Path folder : days.sorted().toList()) {
                if (day(folder).filter(archived -> !archived.isBefore(day)).isPresent()) {
                    addUnknown(folder, unknown);
                }
            }
        }
        return unknown;
    }

    private static Optional<LocalDate> day(Path folder) {
        try {
            return Optional.of(LocalDate.parse(folder.getFileName().toString()));
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }

    private void addUnknown(Path folder, List<Path> unknown) throws IOException {
        try (Stream<Path> archived = Files.find(folder, DEPTH, (path, file) -> file.isRegularFile())) {
            for (Path file : archived.sorted().toList()) {
                Optional<FileKind> kind = FileKind.of(file.getFileName().toString());
                if (kind.isPresent() && !isKnown(file, kind.get())) {
                    unknown.add(file);
                }
            }
        }
    }

    private boolean isKnown(Path file, FileKind kind) throws IOException {
        try {
            return files.isKnown(parser.files().inspect(file, kind, charset).sha256());
        } catch (UnreadableFileException changed) {
            LOG.warn("{} cannot be read any more, nothing of it is held: {}", file, changed.getMessage());
            return true;
        }
    }

    /** Gives every valid request of the file to the consumer, parsed by today's rules. */
    public void read(Path file, Consumer<Missing> named) throws IOException {
        FileKind kind = FileKind.of(file.getFileName().toString()).orElseThrow();
        Charset found = parser.files().inspect(file, kind, charset).charset();
        try (RequestReader records = parser.files().open(file, kind, found, parser.inFolderOf(account(file)))) {
            while (records.hasNext()) {
                CancellationRequest request = records.next().request();
                if (request != null) {
                    named.accept(new Missing(request.key(), null, request.content(), shown(file)));
                }
            }
        }
    }

    private String account(Path file) {
        Path below = archive.relativize(file);
        return below.getNameCount() > DEPTH ? below.getName(1).toString() : "";
    }

    private String shown(Path file) {
        return archive.getFileName() + "/" + archive.relativize(file);
    }

    /** Copies the file into the inbox, so that its requests are answered; the store knows all of them by now. */
    public void takeAgain(Path file) {
        String account = account(file);
        Path folder = account.isEmpty() ? inbox : inbox.resolve(account);
        Path target =
                SafeMove.freeName(folder, FileNames.usable(file.getFileName().toString()));
        Path copy = folder.resolve('.' + target.getFileName().toString() + ".tmp");
        try {
            Files.createDirectories(folder);
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(file + " cannot be copied into the inbox", failure);
        }
    }
}
