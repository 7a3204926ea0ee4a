package io.anula.intake.rules;

import io.anula.cancellation.Key;
import java.util.List;

/**
 * A request that passed every check.
 *
 * @param content what goes to the provider besides the invoice's code: a description, or a document as JSON
 * @param warnings what a person may want to look at; nothing of it refuses the request
 */
public record CancellationRequest(Key key, String content, List<String> warnings) {
    public CancellationRequest {
        warnings = List.copyOf(warnings);
    }
}
