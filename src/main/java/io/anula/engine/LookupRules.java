package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.Found;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.Cancellations;

/** What a look-up is believed, and what a person reads where it cannot tell. */
public final class LookupRules {
    private final Cancellations cancellations;

    public LookupRules(Cancellations cancellations) {
        this.cancellations = cancellations;
    }

    /**
     * The outcome of a lookup (of other operations as it is), with what we know and the provider cannot: a note that belongs to an earlier request for
     * the same invoice, which the authority rejected, is not the note of this one.
     */
    public Outcome believed(Claim claim, Outcome outcome) {
        if (claim.operation() != Operation.LOOKUP) {
            return outcome;
        }
        if (outcome instanceof Found found
                && cancellations
                        .earlierNotes(claim.cancellation())
                        .contains(found.note().code())) {
            String message = "the look-up shows %s, the note of an earlier request that was rejected"
                    .formatted(found.note().code());
            return new Undecidable(HeldReason.inDoubt(claim.cancellation(), message), found.evidence());
        }
        if (outcome instanceof Undecidable undecidable) {
            return new Undecidable(
                    HeldReason.inDoubt(claim.cancellation(), undecidable.message()), undecidable.evidence());
        }
        return outcome;
    }
}
