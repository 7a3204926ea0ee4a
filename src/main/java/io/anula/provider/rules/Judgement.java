package io.anula.provider.rules;

import io.anula.intake.rules.RuleFinding.Result;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one rule.
 *
 * @param field the path of the field that breaks the rule; null if it is none
 * @param value the value of that field
 * @param english what is wrong; empty if nothing is
 * @param spanish the same in Spanish
 */
public record Judgement(
        Result result, @Nullable String field, @Nullable String value, String english, String spanish) {
    /** The request keeps the rule. */
    public static final Judgement KEPT = new Judgement(Result.KEPT, null, null, "", "");

    /** The request does not contain what the rule needs. */
    public static final Judgement NOT_KNOWN = new Judgement(Result.NOT_KNOWN, null, null, "", "");

    /** The request breaks the rule. */
    public static Judgement broken(@Nullable String field, @Nullable String value, String english, String spanish) {
        return new Judgement(Result.BROKEN, field, value, english, spanish);
    }

    /** The request is accepted, and its call waits. */
    public static Judgement waits(String english, String spanish) {
        return new Judgement(Result.WAITS, null, null, english, spanish);
    }

    /** The request is accepted; the provider's answer before the first call decides. */
    public static Judgement later(String english, String spanish) {
        return new Judgement(Result.LATER, null, null, english, spanish);
    }

    /** Kept if the condition is true, otherwise the other judgement. */
    public static Judgement keptIf(boolean condition, Judgement otherwise) {
        return condition ? KEPT : otherwise;
    }
}
