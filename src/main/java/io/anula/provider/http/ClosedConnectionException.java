package io.anula.provider.http;

import java.io.IOException;

/** A connection is closed, or may be about to close: the call must use another one. Nothing has left on this one. */
final class ClosedConnectionException extends IOException {
    private static final long serialVersionUID = 1L;

    ClosedConnectionException(String message) {
        super(message);
    }
}
