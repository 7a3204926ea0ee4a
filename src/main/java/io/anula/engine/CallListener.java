package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Key;
import io.anula.cancellation.Outcome;
import java.util.List;

/**
 * Hears of calls and of what becomes of cancellations, for those who count them. It is told by whoever does the work, on
 * that thread, so it must be quick and must not fail.
 */
public interface CallListener {
    /** One that does not listen. */
    CallListener NOBODY = new CallListener() {};

    /** The call of that claim is about to be made. */
    default void begins(Cancellation claimed) {}

    /** The call of that claim has ended so; also where it never began. */
    default void ended(Cancellation claimed, Outcome outcome) {}

    /** That outcome is in the store. */
    default void changed(Key key, Outcome outcome) {}

    /** One who tells all of them. */
    static CallListener all(List<CallListener> witnesses) {
        return new CallListener() {
            @Override
            public void begins(Cancellation claimed) {
                witnesses.forEach(witness -> witness.begins(claimed));
            }

            @Override
            public void ended(Cancellation claimed, Outcome outcome) {
                witnesses.forEach(witness -> witness.ended(claimed, outcome));
            }

            @Override
            public void changed(Key key, Outcome outcome) {
                witnesses.forEach(witness -> witness.changed(key, outcome));
            }
        };
    }
}
