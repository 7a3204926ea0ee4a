package io.anula.store;

/** Another process, running or stopped, has the store open. The message is one line that names it. */
public final class StoreLockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreLockedException(String message) {
        super(message);
    }
}
