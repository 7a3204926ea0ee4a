package io.anula.provider;

/**
 * One reason for the meaning of an answer.
 *
 * @param rule its name for programs
 * @param english the sentence for a person
 * @param spanish the same in Spanish
 * @param path the names that lead to the field, in lower case, with dots between; empty if the whole answer is meant
 * @param value the field's value, shortened
 */
public record Reason(String rule, String english, String spanish, String path, String value) {
    /** A reason about the whole answer. */
    public Reason(String rule, String english, String spanish) {
        this(rule, english, spanish, "", "");
    }
}
