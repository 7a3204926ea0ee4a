package io.anula.intake;

import java.io.IOException;

/** A file that ends in the middle of something: its writer may go on, so it waits. */
public final class UnfinishedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfinishedFileException(String name) {
        super("file %s looks unfinished: it waits".formatted(name));
    }
}
