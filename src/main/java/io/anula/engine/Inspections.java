package io.anula.engine;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.EventName;
import io.anula.cancellation.Outcome.Breach;
import io.anula.cancellation.Outcome.Inspected;
import io.anula.config.settings.ProviderAccount;
import io.anula.store.Cancellations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * When an invoice is looked at before the first call for its note, and what the answer is believed.
 *
 * <ol>
 *   <li>The claim of a request that was never called leaves it {@code READY} and leases it: a process that ends
 *       meanwhile leaves nothing in doubt, and the invoice is looked at again.
 *   <li>An answer is recorded once. Only the next claim writes {@code SENDING} and lets the call for the note leave.
 *   <li>A rule that blocks holds the request; the person who releases it has decided, and the invoice is not looked at
 *       again.
 * </ol>
 */
final class Inspections {
    private static final String INSPECTED = EventName.of(Inspected.class);

    private final Cancellations cancellations;

    Inspections(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    /** Whether the invoice of a request that is ready must be looked at before it is called for. */
    boolean isDue(Cancellation ready, ProviderAccount account) {
        return account.inspectsFirst()
                && ready.attempts() == 0
                && cancellations.histories().of(List.of(ready.id())).getOrDefault(ready.id(), List.of()).stream()
                        .noneMatch(row -> row.event().equals(INSPECTED));
    }

    /**
     * The answer without what does not count: a rule that a person overruled, and the note of an earlier request that
     * was rejected.
     */
    Inspected believed(Cancellation cancellation, Inspected answer) {
        if (answer.breaches().isEmpty()) {
            return answer;
        }
        Set<String> overruled = cancellations.overruled(cancellation);
        Set<String> earlier = cancellations.earlierNotes(cancellation);
        List<Breach> left = new ArrayList<>();
        for (Breach each : answer.breaches()) {
            if (each.note() != null && earlier.contains(each.note())) {
                continue;
            }
            left.add(
                    overruled.contains(each.rule())
                            ? new Breach(each.rule(), false, "overruled: " + each.message(), each.note())
                            : each);
        }
        return new Inspected(left, answer.evidence());
    }
}
