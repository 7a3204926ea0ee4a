package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import java.util.List;

/**
 * Receives calls and recorded outcomes, for statistics. The working thread calls it, so an implementation must be quick
 * and must not throw.
 */
public interface CallListener {
    /** A listener that does nothing. */
    CallListener NOBODY = new CallListener() {};

    /** The call of this claim is about to be made. */
    default void begins(Cancellation claimed) {}

    /** The call of this claim ended with this outcome; also called if the call never began. */
    default void ended(Cancellation claimed, Outcome outcome) {}

    /** This outcome is in the store, and made this of its cancellation. */
    default void changed(Cancellation after, Outcome outcome) {}

    /** A listener that passes every event to all of these. */
    static CallListener all(List<CallListener> listeners) {
        return new CallListener() {
            @Override
            public void begins(Cancellation claimed) {
                listeners.forEach(listener -> listener.begins(claimed));
            }

            @Override
            public void ended(Cancellation claimed, Outcome outcome) {
                listeners.forEach(listener -> listener.ended(claimed, outcome));
            }

            @Override
            public void changed(Cancellation after, Outcome outcome) {
                listeners.forEach(listener -> listener.changed(after, outcome));
            }
        };
    }
}
