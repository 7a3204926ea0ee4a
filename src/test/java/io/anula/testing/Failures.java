package io.anula.testing;

import java.util.Objects;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** What a failure says. */
public final class Failures {
    private Failures() {}

    /** The message of the exception of that kind that the work must throw. */
    public static String message(Class<? extends Throwable> kind, Executable work) {
        return Objects.requireNonNull(Assertions.assertThrows(kind, work).getMessage(), "the failure has no message");
    }
}
