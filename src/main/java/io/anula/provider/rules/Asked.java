package io.anula.provider.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.anula.config.settings.AccountRules;
import io.anula.config.settings.ProviderAccount;
import io.anula.config.settings.Setting;
import io.anula.intake.rules.CancellationRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What a rule looks at.
 *
 * @param account the account of the request, with its settings
 * @param document the document as it came
 * @param request the request that was read from it
 * @param now the time of the judgement
 * @param facts what is known besides
 */
public record Asked(
        ProviderAccount account, ObjectNode document, CancellationRequest request, Instant now, Facts facts) {
    /** The value of a setting of the rules. */
    public <T> T setting(Setting<T> setting) {
        return rules().get(setting);
    }

    /** Today in this zone. */
    public LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(now, zone);
    }

    private AccountRules rules() {
        return account.account().rules();
    }
}
