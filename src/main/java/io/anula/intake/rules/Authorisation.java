package io.anula.intake.rules;

import java.util.List;

/**
 * The authority's authorisation that a request brings: it belongs to one order only.
 *
 * @param rule the code of the rule that says so
 * @param marks what it is known by; the same texts for the same authorisation of an account
 */
public record Authorisation(String rule, List<String> marks) {
    public Authorisation {
        marks = List.copyOf(marks);
    }
}
