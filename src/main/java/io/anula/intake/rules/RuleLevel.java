package io.anula.intake.rules;

/** What happens to a request that breaks a rule. */
public enum RuleLevel {
    /** It is refused, unless a person overrules the rule. */
    BLOCK,
    /** It goes on, and the warning is shown with it. */
    WARN,
    /** Nothing: the rule is not looked at. */
    OFF
}
