package io.anula.provider;

import io.anula.cancellation.Outcome;
import java.util.List;

/**
 * The outcome that an answer means, with the reasons.
 *
 * @param reasons the rule that decided first, then the fields of the answer that count
 */
public record Judgement(Outcome outcome, List<Reason> reasons) {
    public Judgement {
        reasons = List.copyOf(reasons);
    }
}
