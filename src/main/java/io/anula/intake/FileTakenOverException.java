package io.anula.intake;

import java.io.IOException;

/** Another node has taken over a file because this node was frozen for too long. The other node finishes it. */
public final class FileTakenOverException extends IOException {
    private static final long serialVersionUID = 1L;

    FileTakenOverException(String name) {
        super("file %s was taken over by another node, which goes on with it".formatted(name));
    }
}
