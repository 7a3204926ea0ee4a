package io.anula.answer;

import io.anula.store.IntakeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The answers in the outbox, for people who read them. */
public final class AnswerFiles {
    private final Path folder;

    public AnswerFiles(Path folder) {
        this.folder = folder;
    }

    /** The two kinds of answers to a file. */
    public enum Kind {
        /** Written at once: which records were accepted. */
        RECEIPT(Receipts.KIND),
        /** Written later, and rewritten: the state of each record. */
        RESULT(Results.KIND);

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** Its name in file names and addresses. */
        public String text() {
            return text;
        }

        /** The kind with this name. */
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
     * The answer of this kind to a file, if it exists. The path never leaves the outbox, whatever the file's name is
     * and even through a link.
     *
     * @param superseded whether a later file has the same name
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

    /** Whether the place is in the folder itself or in the folder of an account. */
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
