package io.anula.provider.http;

import java.io.IOException;

/** A document that is not fetched, because its address or its content is not acceptable; trying again does not help. */
public final class DocumentRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with it, in both languages */
    public DocumentRefusedException(String message) {
        super(message);
    }
}
