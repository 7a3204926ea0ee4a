package io.anula.intake.rules;

import io.anula.cancellation.Key;
import java.util.List;

/**
 * A request that passed every check.
 *
 * @param content sent to the provider besides the invoice's code: a description, or a document as JSON
 * @param warnings remarks for a person; none of them refuses the request
 */
public record CancellationRequest(Key key, String content, List<String> warnings) {
    public CancellationRequest {
        warnings = List.copyOf(warnings);
    }
}
