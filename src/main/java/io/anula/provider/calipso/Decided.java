package io.anula.provider.calipso;

import io.anula.cancellation.Outcome;
import io.anula.provider.Judgement;
import io.anula.provider.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome that an answer means.
 *
 * @param rule decided it
 * @param because why no success was proved, if that is not clear from the rule; null otherwise
 * @param reading the answer; null if no program can read it
 */
record Decided<O extends Outcome>(
        O outcome,
        AnswerRule rule,
        @Nullable AnswerRule because,
        @Nullable Reading reading) {
    Decided(O outcome, AnswerRule rule, @Nullable Reading reading) {
        this(outcome, rule, null, reading);
    }

    /** The same outcome with all reasons, unless the answer of another program led to this final outcome. */
    Judgement judgement(Outcome last) {
        List<Reason> reasons = new ArrayList<>();
        if (!last.equals(outcome)) {
            reasons.add(AnswerRule.FRONT_END.reason());
        }
        reasons.add(rule.reason());
        if (because != null) {
            reasons.add(because.reason());
        }
        if (reading != null) {
            reasons.addAll(reading.signs());
        }
        return new Judgement(last, reasons);
    }
}
