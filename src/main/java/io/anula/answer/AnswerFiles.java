package io.anula.answer;

import io.anula.store.IntakeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The answers in the outbox as people look at them. */
public final class AnswerFiles {
    private final Path folder;

    public AnswerFiles(Path folder) {
        this.folder = folder;
    }

    /** What is said of a file. */
    public enum Kind {
        /** At once: what was taken. */
        RECEIPT(Receipts.KIND),
        /** Later and again: where each record stands. */
        RESULT(Results.KIND);

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Its name in file names and addresses. */
        public String text() {
            return text;
        }

        /** The kind of that name. */
        public static Optional<Kind> named(String name) {
            for (Kind kind : values()) {
                if (kind.text.equals(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * The answer of that kind to a file, where it is there. Whatever the file's name is: nothing outside the outbox, not
     * even by a link.
     *
     * @param superseded a file of the same name came after this one
     */
    public Optional<Path> find(IntakeFile file, Kind kind, boolean superseded) {
        try {
            String name = superseded ? Outbox.aside(file, kind.text) : Outbox.plain(file, kind.text);
            Path place = folder.resolve(name).normalize();
            if (!isInside(place) || !Files.isRegularFile(place)) {
                return Optional.empty();
            }
            return Optional.of(place.toRealPath()).filter(real -> real.startsWith(realFolder()));
        } catch (IOException | InvalidPathException none) {
            return Optional.empty();
        }
    }

    /** In the folder itself, or in the one of an account. */
    private boolean isInside(Path place) {
        Path parent = place.getParent();
        return parent != null
                && (parent.equals(folder.normalize()) || folder.normalize().equals(parent.getParent()));
    }

    private Path realFolder() {
        try {
            return folder.toRealPath();
        } catch (IOException gone) {
            return folder.toAbsolutePath();
        }
    }
}
