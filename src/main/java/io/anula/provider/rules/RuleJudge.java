package io.anula.provider.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.config.settings.Approval;
import io.anula.config.settings.ProviderAccount;
import io.anula.intake.rules.CancellationRequest;
import io.anula.intake.rules.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges requests by the rules of their provider, and finds those that a person must approve. */
@FunctionalInterface
public interface RuleJudge {
    /** Finds nothing: for requests that were judged before. */
    RuleJudge NONE = (rules, account, document, read) -> read;

    /**
     * The request with what each rule thinks of it.
     *
     * @param rules the rules of the provider
     * @param document the document from which the request was read
     */
    CancellationRequest judge(List<Rule> rules, ProviderAccount account, ObjectNode document, CancellationRequest read);

    /** Judges by every rule that is not off. */
    static RuleJudge by(Clock clock, Facts facts) {
        return (rules, account, document, read) -> {
            Asked asked = new Asked(account, document, read, clock.instant(), facts);
            return read.judged(rules.stream().map(rule -> rule.find(asked)).toList(), approval(account, read.amount()));
        };
    }

    private static @Nullable String approval(ProviderAccount account, @Nullable BigDecimal amount) {
        Approval approval = account.account().approval();
        if (!approval.isWanted(amount)) {
            return null;
        }
        String shown = amount == null ? "" : " (%s)".formatted(amount.toPlainString());
        return Problem.both(
                "This request%s needs an approval before its first call: approval = %s. Release it to send it, or resolve it as not cancelled."
                        .formatted(shown, approval),
                "Este pedido%s requiere aprobación antes del primer envío: approval = %s. Libérelo para enviarlo o resuélvalo como no anulado."
                        .formatted(shown, approval));
    }
}
