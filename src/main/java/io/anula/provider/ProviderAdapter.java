package io.anula.provider;

import io.anula.cancellation.Outcome;
import io.anula.cancellation.Provider;
import io.anula.config.settings.ProviderSettings;
import io.anula.provider.http.ProviderAnswer;
import java.time.Instant;
import java.util.Set;

/**
 * All that is known of one provider: its settings, how requests for it are written, what it is sent, what its answers mean, and
 * what it can be asked without any effect. Nothing else in the program knows a provider by its name.
 */
public interface ProviderAdapter {
    /** Its settings, and with them its name. */
    ProviderSettings settings();

    /** How requests for it are written. */
    RequestForm requests();

    /** Whose it is. */
    default Provider provider() {
        return settings().provider();
    }

    /**
     * What is sent.
     *
     * @param now by the clock of this machine
     * @throws IllegalArgumentException when the provider has no such operation
     */
    Request request(Operation operation, Claim claim, Instant now);

    /**
     * What an answer means: an outcome that the operation can have.
     *
     * @param answer of any HTTP status, as it came
     */
    Outcome outcome(Operation operation, Claim claim, ProviderAnswer answer);

    /** Whether that outcome is worth one more call, {@link Operation#EXPLAIN}, before it is recorded. */
    default boolean isToBeExplained(Outcome outcome) {
        return false;
    }

    /** What can be asked of its accounts without any effect. */
    default AccountChecks checks() {
        return AccountChecks.NONE;
    }

    /**
     * The codes of documents that an event of the provider's names, as it comes to {@code /hooks/<provider>/…}. An event is
     * never believed: the cancellations of these codes are polled at once.
     */
    default Set<String> codesIn(byte[] event) {
        return Set.of();
    }

    /** Whether a code can only be an invoice's, so that it names no credit note. */
    default boolean isInvoice(String code) {
        return false;
    }

    /** What is thrown for an operation that the provider does not have. */
    default IllegalArgumentException without(Operation operation) {
        return new IllegalArgumentException("%s has no %s".formatted(provider().text(), operation));
    }
}
