package io.anula.reconcile;

import java.io.IOException;

/** A list that cannot be compared; the message says why, in both languages. */
final class WrongListException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongListException(String message) {
        super(message);
    }
}
