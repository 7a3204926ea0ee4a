package io.anula.intake;

import io.anula.intake.rules.InvalidRequestException;
import io.anula.intake.rules.Problem;
import org.jspecify.annotations.Nullable;

/** What is said of a record that is longer than a record may be. */
final class TooLong {
    private static final String ENGLISH = "a record has at most %d characters".formatted(Records.LONGEST_RECORD);
    private static final String SPANISH =
            "un registro tiene como máximo %d caracteres".formatted(Records.LONGEST_RECORD);

    private TooLong() {}

    /** Where the rest of the file can still be read. */
    static InvalidRequestException record(@Nullable String field) {
        return new InvalidRequestException(Problem.of(field, null, "too-long", ENGLISH, SPANISH));
    }

    /** Where the rest cannot. */
    static UnreadableFileException at(Position place) {
        return new UnreadableFileException(place, ENGLISH, SPANISH);
    }
}
