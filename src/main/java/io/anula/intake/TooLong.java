package io.anula.intake;

import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import org.jspecify.annotations.Nullable;

/** The errors for a record that is too long. */
final class TooLong {
    private static final String ENGLISH = "a record has at most %d characters".formatted(Records.LONGEST_RECORD);
    private static final String SPANISH =
            "un registro tiene como máximo %d caracteres".formatted(Records.LONGEST_RECORD);

    private TooLong() {}

    /** If the rest of the file can still be read. */
    static InvalidRequestException record(@Nullable String field) {
        return new InvalidRequestException(Problem.of(field, null, "too-long", ENGLISH, SPANISH));
    }

    /** If the rest of the file cannot be read. */
    static UnreadableFileException at(Position place) {
        return new UnreadableFileException(place, ENGLISH, SPANISH);
    }
}
