package io.anula.store;

/** There is not enough disk space to write. The work is still due and is done when there is space. */
public final class DiskFullException extends RuntimeException {
    DiskFullException(String message) {
        super(message);
    }
}
