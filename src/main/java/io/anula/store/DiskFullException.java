package io.anula.store;

/** Nothing is written for want of room on a disk; whatever was to be done is still due and is done when there is room. */
public final class DiskFullException extends RuntimeException {
    DiskFullException(String message) {
        super(message);
    }
}
