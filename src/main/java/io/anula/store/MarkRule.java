package io.anula.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule that an authorisation belongs to one order only; the store alone knows whether a request keeps it.
 *
 * @param rule the code of the rule
 * @param marks what marks the authorisation of the request; the same text for the same authorisation of an account
 * @param blocks whether a request that breaks it is refused; otherwise it goes on with a warning
 * @param overruledBy the person who overrules it; null if nobody does
 * @param reason why it is overruled; empty if it is not
 */
public record MarkRule(
        String rule,
        List<String> marks,
        boolean blocks,
        @Nullable String overruledBy,
        String reason) {
    public MarkRule {
        marks = List.copyOf(marks);
    }
}
