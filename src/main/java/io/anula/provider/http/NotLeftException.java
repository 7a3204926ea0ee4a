package io.anula.provider.http;

import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** No connection was available for a call: not one byte of it has left. */
final class NotLeftException extends ConnectionRequestTimeoutException {
    private static final long serialVersionUID = 1L;

    NotLeftException(String message) {
        super(message);
    }
}
