package io.anula.intake;

import java.io.IOException;

/** A file with an incomplete end: its writer may continue, so the file waits. */
public final class UnfinishedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfinishedFileException(String name) {
        super("file %s looks unfinished: it waits".formatted(name));
    }
}
