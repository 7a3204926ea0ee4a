package io.anula.intake.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one rule thinks of one request.
 *
 * @param rule the stable code of the rule
 * @param problem what is wrong, for a person; null unless the rule is broken or the call waits
 */
public record RuleFinding(
        String rule,
        RuleLevel level,
        Result result,
        @Nullable Problem problem) {
    /** How a request stands to a rule. */
    public enum Result {
        /** It keeps the rule. */
        KEPT,
        /** It does not contain what the rule needs, so the rule says nothing. */
        NOT_KNOWN,
        /** It breaks the rule. */
        BROKEN,
        /** It is accepted, and its call waits until the rule allows it. */
        WAITS,
        /** It is accepted, and what the provider says of the invoice before the first call decides. */
        LATER,
        /** The rule is off. */
        OFF
    }

    /** Whether the rule refuses the request. */
    public boolean blocks() {
        return result == Result.BROKEN && level == RuleLevel.BLOCK;
    }

    /** Whether the rule has a remark on a request that goes on. */
    public boolean warns() {
        return result == Result.WAITS || (result == Result.BROKEN && level == RuleLevel.WARN);
    }

    /** The problem that the rule has with the request. */
    public Problem demandProblem() {
        return Objects.requireNonNull(problem, () -> rule + " has no problem with the request");
    }
}
