package io.anula.provider.rules;

import io.anula.config.settings.Account;
import io.anula.config.settings.AccountRules;
import io.anula.config.settings.Kind;
import io.anula.config.settings.Setting;
import io.anula.intake.rules.Problem;
import io.anula.intake.rules.RuleFinding;
import io.anula.intake.rules.RuleFinding.Result;
import io.anula.intake.rules.RuleLevel;
import java.util.Locale;

/**
 * A rule that a request is judged by before it is accepted.
 *
 * @param setting says what happens to a request that breaks it
 * @param source where the rule comes from: a regulation, a manual, or experience
 * @param english what the rule demands; a sentence without a full stop
 * @param spanish the same in Spanish
 * @param judge depends on nothing but its argument
 */
public record Rule(Setting<RuleLevel> setting, String source, String english, String spanish, Judge judge) {
    /** The question that a rule asks about a request. */
    @FunctionalInterface
    public interface Judge {
        /** What the rule thinks of the request. */
        Judgement of(Asked asked);
    }

    /**
     * A rule with its setting {@code rules.<code>}.
     *
     * @param fallback what happens where nothing is set
     */
    public static Rule of(String code, RuleLevel fallback, String source, String english, String spanish, Judge judge) {
        Setting<RuleLevel> setting = new Setting<>(
                AccountRules.PREFIX + code,
                fallback.name().toLowerCase(Locale.ROOT),
                Kind.oneOf(RuleLevel.class),
                "Rule: %s: block, warn or off".formatted(english));
        return new Rule(setting, source, english, spanish, judge);
    }

    /** The stable code, such as {@code reason-short}. */
    public String code() {
        return setting.key().substring(AccountRules.PREFIX.length());
    }

    /** What happens to a request of this account that breaks the rule. */
    public RuleLevel level(Account account) {
        return account.rules().get(setting);
    }

    /** What the rule thinks of the request; it is not asked when it is off. */
    public RuleFinding find(Asked asked) {
        RuleLevel level = level(asked.account().account());
        if (level == RuleLevel.OFF) {
            return new RuleFinding(code(), level, Result.OFF, null);
        }
        Judgement judgement = judge.of(asked);
        return new RuleFinding(
                code(), level, judgement.result(), judgement.english().isEmpty() ? null : problem(judgement));
    }

    private Problem problem(Judgement judgement) {
        return new Problem(
                judgement.field(), judgement.value(), code(), Problem.both(judgement.english(), judgement.spanish()));
    }
}
