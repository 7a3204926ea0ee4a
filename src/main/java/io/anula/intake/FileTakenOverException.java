package io.anula.intake;

import java.io.IOException;

/** Another node has taken a file over, because this one stood still for too long: it goes on with it. */
public final class FileTakenOverException extends IOException {
    private static final long serialVersionUID = 1L;

    FileTakenOverException(String name) {
        super("file %s was taken over by another node, which goes on with it".formatted(name));
    }
}
