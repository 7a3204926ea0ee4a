package io.anula.console;

import io.anula.cancellation.Cancellation;
import io.anula.desk.PastCalls;
import io.anula.store.Lives;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that a person must decide, with what can be done.
 *
 * @param calls how often its provider was called already; null where it cannot be called again
 */
record HeldLife(Cancellation life, Ways ways, @Nullable PastCalls calls) {
    static HeldLife of(Cancellation life, Predicate<Cancellation> canBeReleased, Lives lives) {
        Ways ways = Ways.of(life, canBeReleased);
        return new HeldLife(life, ways, ways.again() ? PastCalls.in(lives.historiesOfInvoice(life)) : null);
    }
}
