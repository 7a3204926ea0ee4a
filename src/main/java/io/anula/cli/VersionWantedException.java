package io.anula.cli;

/** The service does what was asked only for the version of the cancellation that the person has seen; nothing was done. */
final class VersionWantedException extends CommandFailedException {
    private static final long serialVersionUID = 1L;

    VersionWantedException(String message) {
        super(message);
    }
}
