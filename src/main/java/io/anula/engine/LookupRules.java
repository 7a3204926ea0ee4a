package io.anula.engine;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Outcome.Found;
import io.anula.cancellation.Outcome.Inspected;
import io.anula.cancellation.Outcome.Repeatable;
import io.anula.cancellation.Outcome.Undecidable;
import io.anula.provider.Claim;
import io.anula.provider.Operation;
import io.anula.store.Cancellations;

/** How far a look-up is trusted, and the message for a person when it cannot decide. */
public final class LookupRules {
    private final Cancellations cancellations;
    private final RepeatedCalls repeated;
    private final Inspections inspections;

    public LookupRules(Cancellations cancellations) {
        this.cancellations = cancellations;
        this.repeated = new RepeatedCalls(cancellations);
        this.inspections = new Inspections(cancellations);
    }

    /**
     * Corrects the outcome of a look-up or inspection with our own knowledge; other outcomes stay. A note that belongs to an earlier,
     * rejected request for the same invoice is not the note of this one.
     */
    public Outcome believed(Claim claim, Outcome outcome) {
        if (outcome instanceof Inspected inspected) {
            return inspections.believed(claim.cancellation(), inspected);
        }
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
        if (outcome instanceof Repeatable repeatable && !repeated.areKnown(claim.cancellation(), claim.account())) {
            String message = repeatable.message()
                    + ", and an earlier call went to another address, had no id, or is not known to this store";
            return new Undecidable(HeldReason.inDoubt(claim.cancellation(), message), repeatable.evidence());
        }
        if (outcome instanceof Undecidable undecidable) {
            return new Undecidable(
                    HeldReason.inDoubt(claim.cancellation(), undecidable.message()), undecidable.evidence());
        }
        return outcome;
    }
}
