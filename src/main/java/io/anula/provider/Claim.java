package io.anula.provider;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to make one call for a cancellation until a given time, with all that the call needs.
 *
 * @param content the data for the provider's form besides the invoice: a description, or a document
 * @param leaseUntil until then no other process works on the cancellation
 * @param account the account with the settings at the time of the claim: an edit does not change its lease or call
 * @param known the rejection that {@link Operation#EXPLAIN} asks about, and that is recorded if the answer adds
 * nothing; null for the other operations
 */
public record Claim(
        Operation operation,
        Cancellation cancellation,
        String content,
        Instant leaseUntil,
        ProviderAccount account,
        @Nullable Outcome known) {
    /** A claim without a known outcome. */
    public Claim(
            Operation operation,
            Cancellation cancellation,
            String content,
            Instant leaseUntil,
            ProviderAccount account) {
        this(operation, cancellation, content, leaseUntil, account, null);
    }

    /** The same claim, for a call that asks for the reasons of this rejection. */
    public Claim explaining(Outcome rejection) {
        return new Claim(Operation.EXPLAIN, cancellation, content, leaseUntil, account, rejection);
    }
}
