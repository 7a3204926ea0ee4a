package io.anula.provider.http;

import java.io.IOException;

/** A connection is closed, or may be about to be: the call is to leave by another one. Nothing has left by this one. */
final class ClosedConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedConnectionException(String message) {
        super(message);
    }
}
