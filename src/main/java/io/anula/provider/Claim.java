package io.anula.provider;

import io.anula.cancellation.Cancellation;
import io.anula.cancellation.Outcome;
import io.anula.config.settings.ProviderAccount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The right to make one call for a cancellation until a moment, with all that the call needs.
 *
 * @param content what the provider's form needs besides the invoice: a description, a document
 * @param leaseUntil no other process works on the cancellation before
 * @param account as the settings were when it was claimed: its lease and its call go by the same ones, whatever is edited
 *     meanwhile
 * @param known what is recorded where the call tells nothing more: the rejection that {@link Operation#EXPLAIN} asks about;
 *     null for the other operations
 */
public record Claim(
        Operation operation,
        Cancellation cancellation,
        String content,
        Instant leaseUntil,
        ProviderAccount account,
        @Nullable Outcome known) {
    /** A claim of which nothing is known yet. */
    public Claim(
            Operation operation,
            Cancellation cancellation,
            String content,
            Instant leaseUntil,
            ProviderAccount account) {
        this(operation, cancellation, content, leaseUntil, account, null);
    }

    /** The same for a call that asks for the reasons of that rejection. */
    public Claim explaining(Outcome rejection) {
        return new Claim(Operation.EXPLAIN, cancellation, content, leaseUntil, account, rejection);
    }
}
