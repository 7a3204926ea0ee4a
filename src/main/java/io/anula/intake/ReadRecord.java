package io.anula.intake;

import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file: a request, or the reason why it is invalid.
 *
 * @param number from 1 upwards
 * @param line its first line, from 1 upwards
 */
public record ReadRecord(
        long number,
        @Nullable Long line,
        @Nullable CancellationRequest request,
        @Nullable Problem problem) {
    public ReadRecord {
        if ((request == null) == (problem == null)) {
            throw new IllegalArgumentException("record %d: either a request or a problem".formatted(number));
        }
    }
}
