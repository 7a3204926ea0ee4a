package io.anula.web.console;

import io.anula.cancellation.Cancellation;
import io.anula.engine.operator.PastCalls;
import io.anula.store.CancellationQueries;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A held cancellation, with the possible decisions.
 *
 * @param calls the earlier calls to its provider; null if it cannot be submitted again
 */
record HeldCancellation(
        Cancellation life, AllowedActions ways, @Nullable PastCalls calls) {
    static HeldCancellation of(Cancellation life, Predicate<Cancellation> canBeReleased, CancellationQueries queries) {
        AllowedActions ways = AllowedActions.of(life, canBeReleased);
        return new HeldCancellation(life, ways, ways.again() ? PastCalls.in(queries.historiesOfInvoice(life)) : null);
    }
}
