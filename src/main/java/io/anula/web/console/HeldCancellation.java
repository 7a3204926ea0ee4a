package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.engine.operator.PastCalls;
import io.anula.store.CancellationQueries;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A cancellation that a person must decide, with what can be done.
 *
 * @param calls how often its provider was called already; null where it cannot be called again
 */
record HeldCancellation(
        Cancellation life, AllowedActions ways, @Nullable PastCalls calls) {
    static HeldCancellation of(Cancellation life, Predicate<Cancellation> canBeReleased, CancellationQueries lives) {
        AllowedActions ways = AllowedActions.of(life, canBeReleased);
        return new HeldCancellation(life, ways, ways.again() ? PastCalls.in(lives.historiesOfInvoice(life)) : null);
    }
}
