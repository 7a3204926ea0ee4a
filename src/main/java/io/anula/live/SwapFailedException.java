package io.anula.live;

/** Routes that worked aside did not start in the service; those from before run again. */
final class SwapFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    SwapFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
