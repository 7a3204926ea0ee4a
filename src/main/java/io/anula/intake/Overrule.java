package io.anula.intake;

import java.util.Set;

/**
 * A person's decision that requests go on although they break rules.
 *
 * @param rules the codes of the rules; empty for none
 * @param who the person
 * @param reason why
 */
public record Overrule(Set<String> rules, String who, String reason) {
    /** No rule is overruled. */
    public static final Overrule NONE = new Overrule(Set.of(), "", "");

    public Overrule {
        rules = Set.copyOf(rules);
    }
}
