package io.anula.console;

import io.anula.cancellation.Cancellation;
import java.util.function.Predicate;

/** A cancellation that a person must decide, with what can be done. */
record HeldLife(Cancellation life, Ways ways) {
    static HeldLife of(Cancellation life, Predicate<Cancellation> canBeReleased) {
        return new HeldLife(life, Ways.of(life, canBeReleased));
    }
}
