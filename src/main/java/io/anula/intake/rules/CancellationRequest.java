package io.anula.intake.rules;

import io.anula.cancellation.Key;
import io.anula.cancellation.SeriesPlace;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed every check of its form.
 *
 * @param content sent to the provider besides the invoice's code: a description, or a document as JSON
 * @param warnings remarks for a person; none of them refuses the request
 * @param amount the amount of the credit note; null if the request does not contain it
 * @param authorisation the authorisation that it brings; null if it brings none
 * @param place its place in a series whose notes go one at a time; null if it has none
 * @param findings what each rule before sending thinks of it
 * @param approval why a person must release it before its first call; null if none must
 */
public record CancellationRequest(
        Key key,
        String content,
        List<String> warnings,
        @Nullable BigDecimal amount,
        @Nullable Authorisation authorisation,
        @Nullable SeriesPlace place,
        List<RuleFinding> findings,
        @Nullable String approval) {
    public CancellationRequest {
        warnings = List.copyOf(warnings);
        findings = List.copyOf(findings);
    }

    /** A request that no rule has judged yet. */
    public CancellationRequest(
            Key key,
            String content,
            List<String> warnings,
            @Nullable BigDecimal amount,
            @Nullable Authorisation authorisation,
            @Nullable SeriesPlace place) {
        this(key, content, warnings, amount, authorisation, place, List.of(), null);
    }

    /** The same for a request that contains no amount and brings no authorisation. */
    public CancellationRequest(Key key, String content, List<String> warnings) {
        this(key, content, warnings, null, null, null);
    }

    /** The same request after the rules have judged it. */
    public CancellationRequest judged(List<RuleFinding> newFindings, @Nullable String newApproval) {
        return new CancellationRequest(key, content, warnings, amount, authorisation, place, newFindings, newApproval);
    }
}
